import { Replay } from "../replay/replay.ts";
import { stuckAtEnd } from "../replay/stuck.ts";
import type { Trace } from "../trace.ts";
import { BlindWaits } from "./blind-waits.ts";
import { Deadlocks } from "./deadlocks.ts";
import type { Detector } from "./detector.ts";
import { AbandonedLocks, UncaughtErrors } from "./ends.ts";
import type { Finding, FindingKind } from "./finding.ts";
import { JoinsBeforeDrain, ShortBarriers } from "./hangs.ts";
import { Livelocks } from "./livelock.ts";
import { CutOffDaemons, UnreadMessages } from "./leftovers.ts";
import { LockOrders } from "./lock-order.ts";
import { OwnLocks } from "./own-locks.ts";
import { QueueEnds } from "./queue-ends.ts";
import { Races } from "./races.ts";
import { DoubleReleases } from "./releases.ts";
import { StaleLooks } from "./stale-looks.ts";
import { Starvations } from "./starvation.ts";
import { TooEarly } from "./too-early.ts";
import { UnguardedWaits } from "./unguarded-waits.ts";
import { Updates } from "./updates.ts";
import { LostWakeUps } from "./wake-ups.ts";

/** Where a finding begins that only the user of a program can decide. */
export interface FindingOptions {
  /** How often others must have passed a waiting process for that to be starvation; 100 if left out. */
  readonly starvedAfter?: number;
  /** How many rounds without progress are a livelock in an execution that met its limit of steps; 3 if left out. Elsewhere it takes 100 times as many. */
  readonly livelockAfter?: number;
}

/** What can be told of a trace that misses events: the rest depends on what is not there. */
const CERTAIN: ReadonlySet<FindingKind> = new Set<FindingKind>(["uncaught-error"]);

/**
 * Looks for faults in a trace.
 *
 * A `fault` went wrong, or would go wrong in another schedule of the same program; a `risk` went well, and there is a doubt. A trace that misses events
 * (`dropped`) is looked at for errors only, since a race may be one only because what gave the order is missing.
 *
 * @param trace what the processes did.
 * @returns faults before risks, each in the order in which they show in the trace; empty if nothing is wrong with this execution.
 *
 * @example
 * ```ts
 * import { findings, type Trace } from "@mp/inspect";
 *
 * const trace: Trace = {
 *   version: 1,
 *   mode: "free",
 *   platform: "node",
 *   processes: [
 *     { pid: 1, name: "MainProcess", parent: null },
 *     { pid: 2, name: "Process-1", parent: 1 },
 *   ],
 *   objects: [{ id: 0, kind: "Value", name: "counter", by: 1 }],
 *   sites: [],
 *   events: [
 *     { seq: 1, time: 0, pid: 1, type: "process.start", target: 2 },
 *     { seq: 2, time: 1, pid: 2, type: "write", object: 0, index: 0, value: "1" },
 *     { seq: 3, time: 2, pid: 1, type: "read", object: 0, index: 0, value: "1" },
 *   ],
 *   dropped: [],
 * };
 * for (const { kind, processes } of findings(trace)) console.log(kind, processes); // => data-race [ 2, 1 ]
 * ```
 */
export function findings(trace: Trace, options: FindingOptions = {}): Finding[] {
  const detectors = allDetectors(trace, options);
  const replay = new Replay(trace);
  replay.run(detectors);
  const stuck = stuckAtEnd(replay);
  const found = detectors.flatMap((detector) => detector.finish(replay, stuck));
  const isWhole = trace.dropped.every(({ count }) => count === 0);
  return (isWhole ? found : found.filter(({ kind }) => CERTAIN.has(kind))).toSorted(inOrder);
}

function allDetectors(trace: Trace, { starvedAfter = 100, livelockAfter = 3 }: FindingOptions): Detector[] {
  return [
    new Deadlocks(),
    new JoinsBeforeDrain(),
    new LostWakeUps(),
    new StaleLooks(),
    new ShortBarriers(),
    new Livelocks({ stopped: livelockAfter, other: 100 * livelockAfter }),
    new Races(trace, [new Updates(), new TooEarly(), new OwnLocks()]),
    new DoubleReleases(),
    new AbandonedLocks(),
    new QueueEnds(),
    new UnguardedWaits(),
    new BlindWaits(),
    new LockOrders(),
    new Starvations(starvedAfter),
    new UnreadMessages(),
    new CutOffDaemons(),
    new UncaughtErrors(),
  ];
}

function inOrder(a: Finding, b: Finding): number {
  if (a.severity !== b.severity) return a.severity === "fault" ? -1 : 1;
  return Math.min(...a.events) - Math.min(...b.events);
}
