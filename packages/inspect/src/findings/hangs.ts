import type { WaitBegin } from "../replay/process-state.ts";
import type { Replay } from "../replay/replay.ts";
import type { Stuck, StuckWait } from "../replay/stuck.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, stepOf } from "./finding.ts";

/** Processes at a barrier that waits for more than are left. */
export class ShortBarriers implements Detector {
  readonly sees: readonly EventType[] = [];

  see(): void {
    // Who waits at the end is enough.
  }

  finish(replay: Replay, stuck: Stuck): Finding[] {
    const waiting = new Map<number, StuckWait[]>();
    for (const stuckWait of stuck.values()) {
      const { object } = stuckWait.wait;
      if (object === undefined || replay.object(object).object.kind !== "Barrier") continue;
      waiting.set(object, [...(waiting.get(object) ?? []), stuckWait]);
    }
    return [...waiting].map(([object, waits]) => {
      const { size: parties } = replay.object(object).object;
      const arrived = waits.map(({ wait }) => stepOf(wait));
      const detail = { arrived, ...(parties === undefined ? {} : { parties }) };
      return finding("barrier-short", { severity: "fault", detail, steps: arrived });
    });
  }
}

/** `join` before what the process has put is taken: it waits for room, and who would make room waits for its end. */
export class JoinsBeforeDrain implements Detector {
  readonly sees: readonly EventType[] = ["get", "recv"];
  /** By queue or pipe, who took something. */
  private readonly takers = new Map<number, Set<number>>();

  see({ object, pid }: TraceEvent): void {
    if (object !== undefined) this.takers.set(object, (this.takers.get(object) ?? new Set()).add(pid));
  }

  finish(replay: Replay, stuck: Stuck): Finding[] {
    return [...stuck.values()].flatMap(({ process, wait }) => {
      const full = stuck.get(wait.target ?? -1)?.wait;
      if (wait.operation !== "join" || full?.object === undefined) return [];
      if (full.operation !== "put" && full.operation !== "send") return [];
      if (!this.isTaker(process.pid, full) && !this.isOnlyHope(process.pid, { full, stuck, replay }))
        return [];
      const detail = { join: stepOf(wait), full: stepOf(full) };
      return [finding("join-before-drain", { severity: "fault", detail, steps: [detail.join, detail.full] })];
    });
  }

  private isTaker(pid: number, { object = -1 }: TraceEvent): boolean {
    return this.takers.get(object)?.has(pid) === true;
  }

  /** Whether it made the queue, nobody has taken from it, and all others who are stuck give to it or wait for an end: who else would take? */
  private isOnlyHope(
    pid: number,
    { full, stuck, replay }: { full: WaitBegin; stuck: Stuck; replay: Replay },
  ): boolean {
    if (full.object === undefined || this.takers.has(full.object)) return false;
    const { kind, by } = replay.object(full.object).object;
    const others = [...stuck.values()].filter(({ wait }) => wait !== full && wait.operation !== "join");
    // Of a pipe, who gives at the other end might take at this one.
    return by === pid && others.every(({ wait }) => kind !== "Pipe" && wait.object === full.object);
  }
}
