import type { Stuck, StuckWait } from "../replay/stuck.ts";
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
  private readonly looks = new Map<string, Look>();
  /** By object and operation, who did it last. */
  private readonly changes = new Map<string, TraceEvent>();

  see(event: TraceEvent): void {
    const key = `${event.object} ${event.pid}`;
    if (event.type === "look") this.looks.set(key, event);
    else {
      this.looks.delete(key);
      this.changes.set(`${event.object} ${event.type}`, event);
    }
  }

  finish(_replay: Replay, stuck: Stuck): Finding[] {
    return [...stuck.values()].flatMap((wait) => this.relied(wait));
  }

  private relied({ wait }: StuckWait): Finding[] {
    const look = this.looks.get(`${wait.object} ${wait.pid}`);
    const change = this.changes.get(`${wait.object} ${wait.operation}`);
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
