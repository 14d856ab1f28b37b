/**
 * Locks that are taken in orders that do not agree, though this time nobody was caught: rings in the graph of "had this, wanted that".
 *
 * K. Havelund, *Using Runtime Analysis to Guide Model Checking of Java Programs*, SPIN 2000 (Goodlock), with gate locks; for more than two
 * locks as in R. Agarwal, L. Wang, S. D. Stoller, *Detecting Potential Deadlocks with Static Analysis and Run-Time Monitoring*, 2005.
 * A ring is no danger, and is not told,
 *
 * - if its processes can't all be in it at once, because all of them come through a gate that lets in fewer: another
 *   lock, or a semaphore with fewer permits than the ring has processes;
 * - if one is always through before another one begins: a join, a message or a start lies in between;
 * - if somebody only tries, or waits for a limited time;
 * - if the lock that is held was taken inside the one that is wanted: so do readers for a group, whose last one takes the door again to let writers in;
 * - if it is no lock: permits of a semaphore may be given back by others;
 * - if the process was doing several things at once, so that another flow of its code may have had the first lock.
 */

import type { Clock } from "../replay/clock.ts";
import { alwaysKnown, type Held, type ProcessState } from "../replay/process-state.ts";
import type { Replay } from "../replay/replay.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, type Nesting, stepOf } from "./finding.ts";

/** A process had `held` when it got `wanted`. */
export interface Edge {
  readonly process: ProcessState;
  readonly held: Held;
  readonly wanted: TraceEvent;
  /** All it had. */
  readonly gates: readonly Held[];
  /** Its epoch and clock when it got `wanted`. */
  readonly epoch: number;
  readonly clock: Clock;
}

/** Rings longer than this are not looked for; their number grows with the power of it. */
const LONGEST = 8;
/** Nor are more than so many. */
const MOST = 50;

export class LockOrders implements Detector {
  readonly sees: readonly EventType[] = ["acquire"];
  /** By lock held, then by everything that makes an edge different from others. */
  private readonly edges = new Map<number, Map<string, Edge>>();

  see(event: TraceEvent, replay: Replay): void {
    if (event.type !== "acquire" || event.object === undefined) return;
    const process = replay.process(event.pid);
    const wanted = replay.object(event.object);
    if (process.held.length === 0 || event.tried === true || !wanted.isLock) return;
    if (process.held.some(({ object }) => object === event.object)) return;
    for (const held of process.held) {
      if (replay.object(held.object).isLock && !held.under.includes(wanted.id))
        this.note(process, held, event);
    }
  }

  finish(replay: Replay): Finding[] {
    const found = new Map<string, Finding>();
    for (const first of this.edges.keys()) {
      this.extend([], first, (ring) => {
        if (found.size >= MOST || !isDangerous(ring, replay)) return;
        const key = ring.map(keyOf).toSorted().join(" ");
        if (!found.has(key)) found.set(key, report(ring));
      });
    }
    return [...found.values()];
  }

  /** Every "had this, wanted that" of the trace, of processes that did one thing at a time. */
  all(): Edge[] {
    const edges = [...this.edges.values()].flatMap((some) => [...some.values()]);
    return edges.filter(({ process }) => !process.overlaps);
  }

  private note(process: ProcessState, held: Held, wanted: TraceEvent): void {
    const edges = this.edges.get(held.object) ?? new Map<string, Edge>();
    this.edges.set(held.object, edges);
    const gates = process.held;
    const key = `${process.pid} ${wanted.object} ${held.acquired.site} ${wanted.site} ${gates.map(({ object }) => object).join()}`;
    // The first is the least, and the last the most that this process may come after: in between there is nothing new to learn.
    for (const name of [`first ${key}`, `last ${key}`]) {
      if (name.startsWith("first") && edges.has(name)) continue;
      edges.set(name, { process, held, wanted, gates, epoch: process.epoch, clock: process.snapshot });
    }
  }

  /** All rings that begin with `first` and hold no smaller one. */
  private extend(path: readonly Edge[], first: number, use: (ring: readonly Edge[]) => void): void {
    const at = path.at(-1)?.wanted.object ?? first;
    for (const edge of this.edges.get(at)?.values() ?? []) {
      if (path.some(({ process }) => process === edge.process)) continue;
      const next = edge.wanted.object as number;
      const ring = [...path, edge];
      if (next === first) use(ring);
      else if (next > first && ring.length < LONGEST && !path.some(({ held }) => held.object === next))
        this.extend(ring, first, use);
    }
  }
}

function isDangerous(ring: readonly Edge[], replay: Replay): boolean {
  if (ring.some(({ process }) => process.overlaps)) return false;
  const apart = ring.every((a) => ring.every((b) => a === b || !isAlwaysBefore(a, b)));
  return apart && !isGated(ring, replay);
}

/** Whether one process had got its second lock before the other one got its own, in every execution. */
export function isAlwaysBefore(a: Edge, b: Edge): boolean {
  return alwaysKnown(b.clock, a.process, a.epoch);
}

/** Whether something that all of them held lets in fewer than they are. */
function isGated(ring: readonly Edge[], replay: Replay): boolean {
  const inside = new Map<number, number>();
  for (const { gates } of ring) {
    for (const object of new Set(gates.map(({ object }) => object)))
      inside.set(object, (inside.get(object) ?? 0) + 1);
  }
  return [...inside].some(([object, processes]) => {
    const { isLock, object: gate } = replay.object(object);
    return processes > (isLock ? 1 : (gate.size ?? 1));
  });
}

function keyOf({ held, wanted }: Edge): string {
  return `${held.object}:${held.acquired.site}:${wanted.object}:${wanted.site}`;
}

function report(ring: readonly Edge[]): Finding {
  const cycle: Nesting[] = ring.map(({ process, held, wanted }) => ({
    pid: process.pid,
    held: stepOf(held.acquired),
    wanted: stepOf(wanted),
  }));
  const steps = cycle.flatMap(({ held, wanted }) => [held, wanted]);
  return finding("lock-order", { severity: "risk", detail: { cycle }, steps });
}
