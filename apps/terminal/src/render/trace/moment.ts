import type { Cause, Interval, LaneState } from "@mp/inspect";
import type { Trace, TraceSite } from "@mp/runtime/trace";
import type { Recorded } from "./recorded.ts";

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

/** What each process is at when the event numbered `seq` has just happened. */
export function processesAt({ trace, timeline }: Recorded, seq: number): ProcessAt[] {
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

function intervalAt(intervals: readonly Interval[], seq: number): Interval | undefined {
  return intervals.findLast(({ from }) => from.seq <= seq);
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
