import { Replay } from "../replay/replay.ts";
import type { Trace } from "../trace.ts";
import { Arrows } from "./arrows.ts";
import { Lanes } from "./lanes.ts";
import type { Moment, Timeline } from "./model.ts";
import { ParallelTime } from "./parallel.ts";
import { DataOverTime, Depths } from "./series.ts";

/** What a timeline is to show beyond its trace. */
export interface TimelineOptions {
  /** Milliseconds, since the trace began, at which the program was ended from outside: until then its processes did what they did last. */
  readonly until?: number | undefined;
}

/**
 * Makes of a trace what a picture of it shows: a lane for each process, arrows between them, the depth of queues, what shared data held, and
 * what truly ran at the same time.
 *
 * Where processes take turns (`mode` is `controlled`), time stands still between turns: draw by `seq` then, and by `time` otherwise.
 *
 * @param trace what the processes did.
 * @param options `until`: when the program was ended from outside, in milliseconds since the trace began.
 *
 * @example
 * ```ts
 * import { timeline, type Trace } from "@mp/inspect";
 *
 * const trace: Trace = {
 *   version: 1,
 *   mode: "free",
 *   platform: "node",
 *   processes: [
 *     { pid: 1, name: "MainProcess", parent: null },
 *     { pid: 2, name: "Process-1", parent: 1 },
 *   ],
 *   objects: [{ id: 0, kind: "Queue", name: "Queue-1", by: 1 }],
 *   sites: [],
 *   events: [
 *     { seq: 1, time: 0, pid: 1, type: "process.start", target: 2 },
 *     { seq: 2, time: 1, pid: 1, type: "wait.begin", object: 0, operation: "get" },
 *     { seq: 3, time: 5, pid: 2, type: "process.begin" },
 *     { seq: 4, time: 8, pid: 2, type: "put", object: 0, message: 1, size: 1, value: "42" },
 *     { seq: 5, time: 9, pid: 1, type: "wait.end", object: 0, operation: "get", result: "ready" },
 *     { seq: 6, time: 9, pid: 1, type: "get", object: 0, message: 1, size: 1, value: "42" },
 *   ],
 *   dropped: [],
 * };
 * const { lanes, arrows } = timeline(trace);
 * for (const { state, from, to } of lanes[0]!.intervals) console.log(state, from.time, to.time);
 * // => running 0 1
 * // => blocked 1 8
 * // => ready 8 9
 * // => running 9 9
 * console.log(arrows.map(({ kind }) => kind)); // => [ 'start', 'wake', 'message' ]
 * ```
 */
export function timeline(trace: Trace, { until = 0 }: TimelineOptions = {}): Timeline {
  const from = momentAt(trace, 0);
  const last = momentAt(trace, -1);
  const to = until > last.time ? { seq: last.seq + 1, time: until } : last;
  const parallel = new ParallelTime(from);
  const lanes = new Lanes(trace, (was, is, at) => parallel.change(was, is, at));
  const [arrows, depths, data] = [new Arrows(), new Depths(), new DataOverTime()];
  new Replay(trace).run([lanes, arrows, depths, data]);
  return {
    mode: trace.mode,
    from,
    to,
    lanes: lanes.finish(to),
    arrows: arrows.arrows,
    depths: depths.finish(),
    data: data.finish(),
    parallel: trace.mode === "controlled" ? { atOnce: [], share: 0 } : parallel.finish(to),
  };
}

function momentAt({ events }: Trace, place: number): Moment {
  const event = events.at(place);
  return event === undefined ? { seq: 0, time: 0 } : { seq: event.seq, time: event.time };
}
