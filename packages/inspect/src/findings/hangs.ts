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
  readonly sees: readonly EventType[] = ["put", "get", "send", "recv"];
  /** By queue or pipe, who put something, and who took something. */
  private readonly givers = new Map<number, Set<number>>();
  private readonly takers = new Map<number, Set<number>>();

  see({ type, object, pid }: TraceEvent): void {
    if (object === undefined) return;
    const users = type === "put" || type === "send" ? this.givers : this.takers;
    users.set(object, (users.get(object) ?? new Set()).add(pid));
  }

  finish(replay: Replay, stuck: Stuck): Finding[] {
    return [...stuck.values()].flatMap(({ process, wait }) => {
      const full = stuck.get(wait.target ?? -1)?.wait;
      if (wait.operation !== "join" || full?.object === undefined) return [];
      if (full.operation !== "put" && full.operation !== "send") return [];
      if (!this.isTaker(process.pid, full, replay)) return [];
      const detail = { join: stepOf(wait), full: stepOf(full) };
      return [finding("join-before-drain", { severity: "fault", detail, steps: [detail.join, detail.full] })];
    });
  }

  /** Whether it takes from there, or made it and nobody else does. */
  private isTaker(pid: number, { object = -1, pid: giver }: TraceEvent, replay: Replay): boolean {
    const takers = this.takers.get(object) ?? new Set<number>();
    if (takers.has(pid)) return true;
    const isOnlyGiver = [...(this.givers.get(object) ?? [])].every((other) => other === giver);
    return takers.size === 0 && isOnlyGiver && replay.object(object).object.by === pid;
  }
}
