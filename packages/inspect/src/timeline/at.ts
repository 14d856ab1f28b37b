import type { Trace, TraceSite } from "../trace.ts";
import type { Cause, Interval, LaneState, Timeline } from "./model.ts";

/** A process at one moment. */
export interface ProcessAt {
  readonly pid: number;
  readonly name: string;
  /** `undefined` before it is started and after it has ended. */
  readonly state: LaneState | undefined;
  /** Why it is blocked. */
  readonly cause: Cause | undefined;
  /** Where in the program it is: its last operation. */
  readonly site: TraceSite | undefined;
  readonly hasEnded: boolean;
}

/** A trace with its timeline. */
export interface TimedTrace {
  readonly trace: Trace;
  /** Of this trace. */
  readonly timeline: Timeline;
}

/**
 * What each process is at when one of the events has just happened: for a cursor that goes along a timeline.
 *
 * @param timed the trace and its timeline.
 * @param seq number of the event.
 * @returns one entry for each lane, in their order.
 *
 * @example
 * ```ts
 * import { processesAt, timeline, type Trace } from "@mp/inspect";
 *
 * const trace: Trace = {
 *   version: 1,
 *   mode: "free",
 *   platform: "node",
 *   processes: [{ pid: 1, name: "MainProcess", parent: null }],
 *   objects: [{ id: 0, kind: "Queue", name: "Queue-1", by: 1 }],
 *   sites: [{ file: "file:///get.ts", line: 4, column: 1 }],
 *   events: [
 *     { seq: 1, time: 0, pid: 1, type: "process.begin" },
 *     { seq: 2, time: 1, pid: 1, type: "wait.begin", object: 0, operation: "get", site: 0 },
 *   ],
 *   dropped: [],
 * };
 * const [main] = processesAt({ trace, timeline: timeline(trace, { until: 9 }) }, 2);
 * console.log(main?.state, main?.cause?.operation, main?.site?.line); // => blocked get 4
 * ```
 */
export function processesAt({ trace, timeline }: TimedTrace, seq: number): ProcessAt[] {
  const sites = sitesAt(trace, seq);
  return timeline.lanes.map(({ pid, name, intervals, end }): ProcessAt => {
    const interval = intervalAt(intervals, seq);
    const last = intervals.at(-1);
    const hasEnded = end !== undefined && last !== undefined && seq >= last.to.seq;
    const state = hasEnded ? undefined : interval?.state;
    const cause = state === "blocked" ? interval?.cause : undefined;
    return { pid, name, state, cause, hasEnded, site: state && sites.get(pid) };
  });
}

/** The interval of a lane that an event belongs to: the last that has begun. */
function intervalAt(intervals: readonly Interval[], seq: number): Interval | undefined {
  let [low, high] = [0, intervals.length];
  // Invariant: those before `low` have begun, those from `high` on have not.
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((intervals[middle] as Interval).from.seq <= seq) low = middle + 1;
    else high = middle;
  }
  return intervals[low - 1];
}

/** Where each process was last seen. */
function sitesAt({ events, sites }: Trace, seq: number): Map<number, TraceSite> {
  const last = new Map<number, TraceSite>();
  for (const event of events) {
    if (event.seq > seq) break;
    const site = event.site === undefined ? undefined : sites[event.site];
    if (site) last.set(event.pid, site);
  }
  return last;
}
