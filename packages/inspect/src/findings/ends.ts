import type { Held } from "../replay/process-state.ts";
import type { Replay } from "../replay/replay.ts";
import type { Stuck } from "../replay/stuck.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, stepOf } from "./finding.ts";

interface Left {
  readonly held: Held;
  readonly end: TraceEvent;
}

/** Locks that were held by a process when it ended: whoever gets them next may find the data half changed. */
export class AbandonedLocks implements Detector {
  readonly sees: readonly EventType[] = ["process.end", "process.terminate", "release"];
  /** By lock and pid. */
  private readonly left = new Map<string, Left>();

  see(event: TraceEvent, replay: Replay): void {
    // Terminated processes may come as far as to release it.
    if (event.type === "release") this.left.delete(`${event.object} ${event.pid}`);
    if (event.type !== "process.end" && event.type !== "process.terminate") return;
    const process = replay.process(event.type === "process.end" ? event.pid : event.target);
    if (process.ended !== undefined) return;
    for (const held of process.held) {
      if (replay.object(held.object).isLock)
        this.left.set(`${held.object} ${process.pid}`, { held, end: event });
    }
  }

  finish(replay: Replay, stuck: Stuck): Finding[] {
    return [...this.left.values()].filter(({ held }) => isMissed(held, replay, stuck)).map(report);
  }
}

/** Whether anybody else needs it, and only those release it who have it: a gate is closed and left on purpose. */
function isMissed({ object, acquired }: Held, replay: Replay, stuck: Stuck): boolean {
  const { acquirers, releasers } = replay.object(object);
  const isWanted =
    [...acquirers].some((pid) => pid !== acquired.pid) ||
    [...stuck.values()].some(({ wait }) => wait.object === object);
  return isWanted && [...releasers].every((pid) => acquirers.has(pid));
}

function report({ held, end }: Left): Finding {
  const detail = {
    acquired: stepOf(held.acquired),
    end: stepOf(end),
    how: end.type === "process.terminate" ? "terminated" : "ended",
  } as const;
  return finding("abandoned-lock", { severity: "fault", detail, steps: [detail.acquired, detail.end] });
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
