import type { Stuck, StuckWait } from "../replay/stuck.ts";
import { Pairs } from "../replay/pairs.ts";
import type { Replay } from "../replay/replay.ts";
import type { EventType, LookAt, TraceEvent, WaitOperation } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, stepOf } from "./finding.ts";

type Look = Extract<TraceEvent, { type: "look" }>;

/** What an answer promises: that this operation need not wait, until another process does the same. */
const PROMISES: Partial<
  Record<LookAt, { readonly answer: "yes" | "no"; readonly operation: WaitOperation }>
> = {
  empty: { answer: "no", operation: "get" },
  qsize: { answer: "yes", operation: "get" },
  full: { answer: "no", operation: "put" },
  poll: { answer: "yes", operation: "recv" },
  locked: { answer: "no", operation: "acquire" },
  getValue: { answer: "yes", operation: "acquire" },
};

/** An answer that was true when it was given, and not any more when the process relied on it: it waits for ever. */
export class StaleLooks implements Detector {
  readonly sees: readonly EventType[] = ["look", "get", "put", "recv", "acquire"];
  /** By object and pid, the latest look, if nothing was done with the object since. */
  private readonly looks = new Pairs<Look>();

  see(event: TraceEvent): void {
    const { object = -1, pid } = event;
    if (event.type === "look") this.looks.set(object, pid, event);
    else this.looks.delete(object, pid);
  }

  finish(replay: Replay, stuck: Stuck): Finding[] {
    return [...stuck.values()].flatMap((wait) => this.relied(wait, replay));
  }

  private relied({ wait }: StuckWait, replay: Replay): Finding[] {
    if (wait.object === undefined) return [];
    const look = this.looks.get(wait.object, wait.pid);
    const change = replay.object(wait.object).changes.get(wait.operation as EventType);
    const promise = look === undefined ? undefined : PROMISES[look.what];
    if (look === undefined || promise?.operation !== wait.operation) return [];
    if (Boolean(look.answer) !== (promise.answer === "yes")) return [];
    if (change === undefined || change.pid === wait.pid || change.seq < look.seq) return [];
    const { what, answer } = look;
    const steps = { look: stepOf(look), change: stepOf(change), wait: stepOf(wait) };
    const parts = { severity: "fault", steps: [steps.look, steps.change, steps.wait] } as const;
    return wait.operation === "get"
      ? [finding("queue-empty-race", { ...parts, detail: { how: "item", ...steps, left: 0 } })]
      : [finding("stale-look", { ...parts, detail: { what, answer, ...steps } })];
  }
}
