import type { Replay } from "../replay/replay.ts";
import type { WaitBegin } from "../replay/process-state.ts";
import { living, type Stuck, stuckNow, type StuckWait } from "../replay/stuck.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Blocked, type Deadlock, type Finding, finding, stepOf } from "./finding.ts";

/** Processes that wait for each other: at the end of the trace, or when the runtime told one of them so. */
export class Deadlocks implements Detector {
  readonly sees: readonly EventType[] = ["wait.end"];
  private readonly told: Deadlock[] = [];

  see(event: TraceEvent, replay: Replay): void {
    if (event.type !== "wait.end" || event.result !== "deadlock") return;
    const known = this.told.some(({ waits }) => waits.some(({ pid }) => pid === event.pid));
    if (!known) this.told.push(deadlockOf(replay, knotAround(event.pid, stuckNow(replay), replay)));
  }

  finish(replay: Replay, stuck: Stuck): Finding[] {
    const last = stuck.size === 0 ? [] : [deadlockOf(replay, stuck)];
    return [...this.told, ...last].map((deadlock) => {
      const kind = deadlock.goOn.length === 0 ? "deadlock" : "partial-deadlock";
      // Who only waits for one of a ring is no part of it.
      const { cycle, isAll } = cycleIn(deadlock.waits);
      const steps = isAll ? cycle : deadlock.waits;
      return finding(kind, { severity: "fault", detail: deadlock, steps });
    });
  }
}

/** The runtime knows of more ways out than a trace tells: whoever it calls deadlocked is. */
function knotAround(pid: number, stuck: Stuck, replay: Replay): Stuck {
  const process = replay.process(pid);
  const [wait] = process.waits.values();
  if (stuck.has(pid) || wait === undefined) return stuck;
  return new Map([...stuck, [pid, { process, wait, owner: undefined, held: undefined }]]);
}

function deadlockOf(replay: Replay, stuck: Stuck): Deadlock {
  const waits = [...stuck.values()].map((wait) => blocked(wait, stuck));
  const { outcome } = replay.trace;
  const blockedPids = new Set([...stuck.keys(), ...(outcome?.kind === "deadlock" ? outcome.pids : [])]);
  const goOn = living(replay).flatMap(({ pid }) => (blockedPids.has(pid) ? [] : [pid]));
  return { waits, cycle: cycleIn(waits).cycle, goOn };
}

function blocked({ wait, owner, held }: StuckWait, stuck: Stuck): Blocked {
  return {
    ...stepOf(wait),
    operation: wait.operation,
    ...(wait.target === undefined ? {} : { target: wait.target }),
    waitsFor: owner === undefined ? helpersOf(wait, stuck) : [owner.pid],
    certain: owner !== undefined,
    ...(held === undefined ? {} : { heldSince: stepOf(held.acquired) }),
  };
}

/** Any other one might do something, but not who waits for the very same; of a pipe that may be the other direction. */
function helpersOf({ pid, operation, object }: WaitBegin, stuck: Stuck): number[] {
  const isPipe = operation === "recv" || operation === "send";
  return [...stuck.values()]
    .filter(({ wait }) => isPipe || wait.object !== object || wait.operation !== operation)
    .flatMap(({ process }) => (process.pid === pid ? [] : [process.pid]));
}

/** A ring of those who certainly wait for each other; or else of those who might help, but for who only waits for an end; or else any ring. */
function cycleIn(waits: readonly Blocked[]): { readonly cycle: Blocked[]; readonly isAll: boolean } {
  const certain = shortest(waits.filter((wait) => wait.certain));
  const cycle = certain ?? shortest(waits.filter(({ operation }) => operation !== "join"));
  return cycle === undefined ? { cycle: shortest(waits) ?? [], isAll: false } : { cycle, isAll: true };
}

function shortest(waits: readonly Blocked[]): Blocked[] | undefined {
  const byPid = new Map(waits.map((wait) => [wait.pid, wait]));
  const rings = waits.flatMap((start) => ringFrom(start, byPid) ?? []);
  return rings.toSorted((a, b) => a.length - b.length)[0];
}

/** Breadth first, so the first ring is a shortest one; in a list, since an empty ring is none. */
function ringFrom(start: Blocked, byPid: ReadonlyMap<number, Blocked>): [Blocked[]] | undefined {
  const seen = new Set<number>();
  let paths: Blocked[][] = [[start]];
  while (paths.length > 0) {
    const longer: Blocked[][] = [];
    for (const path of paths) {
      for (const pid of path.at(-1)?.waitsFor ?? []) {
        if (pid === start.pid) return [path];
        const next = byPid.get(pid);
        if (next === undefined || seen.has(pid)) continue;
        seen.add(pid);
        longer.push([...path, next]);
      }
    }
    paths = longer;
  }
  return undefined;
}
