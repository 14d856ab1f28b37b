import type { Held, ProcessState } from "../replay/process-state.ts";
import type { Replay } from "../replay/replay.ts";
import type { Stuck } from "../replay/stuck.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, stepOf } from "./finding.ts";

interface Left {
  readonly held: Held;
  readonly end: TraceEvent;
  next: TraceEvent | undefined;
}

/** Locks that were held by a process when it ended: whoever gets them next may find the data half changed. */
export class AbandonedLocks implements Detector {
  readonly sees: readonly EventType[] = ["process.end", "process.terminate", "acquire", "release"];
  /** By lock, then by pid. */
  private readonly left = new Map<number, Map<number, Left>>();

  see(event: TraceEvent, replay: Replay): void {
    const left = this.left.get(event.object ?? -1);
    // Terminated processes may come as far as to release it.
    if (event.type === "release") left?.delete(event.pid);
    else if (event.type === "acquire") for (const lock of left?.values() ?? []) lock.next ??= event;
    else if (event.type === "process.end") this.ends(replay.process(event.pid), event, replay);
    else if (event.type === "process.terminate") this.ends(replay.process(event.target), event, replay);
  }

  finish(replay: Replay, stuck: Stuck): Finding[] {
    const all = [...this.left.values()].flatMap((left) => [...left.values()]);
    return all.filter(({ held }) => isMissed(held, replay, stuck)).map(report);
  }

  private ends(process: ProcessState, end: TraceEvent, replay: Replay): void {
    if (process.ended !== undefined) return;
    for (const held of process.held) {
      if (!replay.object(held.object).isLock) continue;
      const left = this.left.get(held.object) ?? new Map<number, Left>();
      this.left.set(held.object, left.set(process.pid, { held, end, next: undefined }));
    }
  }
}

/** Whether anybody else needs it, and only those release it who take it: a gate is closed and left on purpose. */
function isMissed({ object, acquired }: Held, replay: Replay, stuck: Stuck): boolean {
  const { acquirers, releasers } = replay.object(object);
  const isWanted =
    [...acquirers].some((pid) => pid !== acquired.pid) ||
    [...stuck.values()].some(({ wait }) => wait.object === object);
  return isWanted && [...releasers].every((pid) => acquirers.has(pid));
}

function report({ held, end, next }: Left): Finding {
  const detail = {
    acquired: stepOf(held.acquired),
    end: stepOf(end),
    ...(next === undefined ? {} : { next: stepOf(next) }),
    how: end.type === "process.terminate" ? "terminated" : "ended",
  } as const;
  const steps = [detail.acquired, detail.end, next && stepOf(next)];
  return finding("abandoned-lock", { severity: "fault", detail, steps });
}

/** Errors that ended processes. */
export class UncaughtErrors implements Detector {
  readonly sees: readonly EventType[] = ["error"];
  private readonly found: Finding[] = [];

  see(event: TraceEvent): void {
    if (event.type !== "error") return;
    const error = stepOf(event);
    const detail = { error, message: event.message };
    this.found.push(finding("uncaught-error", { severity: "fault", detail, steps: [error] }));
  }

  finish(): Finding[] {
    return this.found;
  }
}
