/**
 * A trace in the Trace Event Format, which Perfetto (ui.perfetto.dev), `chrome://tracing` and Speedscope read: N. Duca, D. Sinclair,
 * *Trace Event Format*, the document that Chromium's tracing refers to.
 */

import { timeline } from "../timeline/timeline.ts";
import type { Arrow, Cause, Interval, Lane, Timeline } from "../timeline/model.ts";
import type { Trace, TraceEvent } from "../trace.ts";
import { Words } from "./words.ts";

/** One entry of the format. Times are in microseconds. */
export interface TraceEventEntry {
  readonly name: string;
  /** Complete slice, metadata, counter, instant, beginning or end of a flow. */
  readonly ph: "X" | "M" | "C" | "i" | "s" | "f";
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly cat?: string;
  readonly dur?: number;
  readonly id?: number;
  /** Of the end of a flow: it ends in the slice around it. */
  readonly bp?: "e";
  /** Of an instant: it is one of its thread. */
  readonly s?: "t";
  readonly args?: Readonly<Record<string, string | number>>;
}

/** A file of the format. */
export interface TraceEventFile {
  readonly traceEvents: readonly TraceEventEntry[];
  readonly displayTimeUnit: "ms";
  readonly otherData: Readonly<Record<string, string>>;
}

/** Options of {@link perfetto}. */
export interface PerfettoOptions {
  /** Whether each event that is no part of a slice or an arrow becomes a mark; `true` if left out. */
  readonly marks?: boolean;
}

/** What no lane has: the queues and the shared data. */
const SHARED = 0;
/** Where processes take turns, each event is a millisecond. */
const STEP_US = 1000;

/**
 * Makes of a trace a file for Perfetto: a track for each process, slices for what it did, arrows, counters for queues and numbers.
 *
 * @param trace what the processes did.
 * @param options see {@link PerfettoOptions}.
 * @returns the file's content, for `JSON.stringify`.
 *
 * @example
 * ```ts
 * import { perfetto, type Trace } from "@mp/inspect";
 *
 * const trace: Trace = {
 *   version: 1,
 *   mode: "free",
 *   platform: "node",
 *   processes: [{ pid: 1, name: "MainProcess", parent: null }],
 *   objects: [],
 *   sites: [],
 *   events: [
 *     { seq: 1, time: 0, pid: 1, type: "wait.begin", operation: "sleep" },
 *     { seq: 2, time: 5, pid: 1, type: "wait.end", operation: "sleep", result: "timeout" },
 *   ],
 *   dropped: [],
 * };
 * const { traceEvents } = perfetto(trace);
 * console.log(traceEvents.find(({ ph }) => ph === "X")?.name); // => sleeping
 * ```
 */
export function perfetto(trace: Trace, { marks = true }: PerfettoOptions = {}): TraceEventFile {
  const line = timeline(trace);
  const writer = new Writer(trace);
  return {
    traceEvents: [
      ...writer.names(line.lanes),
      ...line.lanes.flatMap((lane) => lane.intervals.map((interval) => writer.slice(lane, interval))),
      ...line.arrows.flatMap((arrow, id) => writer.flow(arrow, id + 1)),
      ...writer.counters(line),
      ...(marks ? trace.events.flatMap((event) => writer.mark(event)) : []),
    ],
    displayTimeUnit: "ms",
    otherData: {
      mode: trace.mode,
      platform: trace.platform,
      ...(trace.schedule === undefined ? {} : { schedule: trace.schedule }),
    },
  };
}

/** Writes the entries of one trace. */
class Writer {
  private readonly words: Words;
  private readonly takeTurns: boolean;

  constructor(trace: Trace) {
    this.words = new Words(trace);
    this.takeTurns = trace.mode === "controlled";
  }

  names(lanes: readonly Lane[]): TraceEventEntry[] {
    const named = [{ pid: SHARED, name: "shared objects" }, ...lanes];
    return named.flatMap(({ pid, name }) => [
      { name: "process_name", ph: "M", pid, tid: pid, ts: 0, args: { name } },
      { name: "process_sort_index", ph: "M", pid, tid: pid, ts: 0, args: { sort_index: pid } },
    ]);
  }

  slice({ pid }: Lane, { state, from, to, cause }: Interval): TraceEventEntry {
    const ts = this.at(from);
    const name = cause === undefined || state !== "blocked" ? state : `blocked: ${this.words.waiting(cause)}`;
    const args = cause === undefined ? {} : { args: this.reasons(cause) };
    return { name, ph: "X", cat: state, pid, tid: pid, ts, dur: this.at(to) - ts, ...args };
  }

  flow({ kind, from, to, value }: Arrow, id: number): TraceEventEntry[] {
    const name = value === undefined ? kind : `${kind} ${value}`;
    const ends = { name, cat: kind, id };
    return [
      { ...ends, ph: "s", pid: from.pid, tid: from.pid, ts: this.at(from) },
      { ...ends, ph: "f", bp: "e", pid: to.pid, tid: to.pid, ts: this.at(to) },
    ];
  }

  counters({ depths, data }: Timeline): TraceEventEntry[] {
    const counter = { ph: "C", pid: SHARED, tid: SHARED } as const;
    const queued = depths.flatMap(({ object, end, points }) => {
      const name = `${this.words.object(object)}${end === undefined ? "" : ` from end ${end}`}: messages`;
      return points.map((point) => ({
        ...counter,
        name,
        ts: this.at(point),
        args: { messages: point.depth },
      }));
    });
    const numbers = data.flatMap(({ object, index, points }) =>
      points.flatMap((point) => {
        const value = Number(point.value);
        const name = this.words.datum(object, index);
        return Number.isFinite(value) ? [{ ...counter, name, ts: this.at(point), args: { value } }] : [];
      }),
    );
    return [...queued, ...numbers];
  }

  mark(event: TraceEvent): TraceEventEntry[] {
    if (event.type === "wait.begin" || event.type === "wait.end") return [];
    const name = this.words.event(event);
    const { pid } = event;
    const where = this.words.site(event.site);
    const args = { seq: event.seq, ...(where === undefined ? {} : { at: where }) };
    return [{ name, ph: "i", s: "t", cat: event.type, pid, tid: pid, ts: this.at(event), args }];
  }

  private reasons({ heldBy, site, result }: Cause): Record<string, string> {
    const where = this.words.site(site);
    const holders = heldBy.map(({ pid, since }) => {
      const from = this.words.site(since.site);
      return this.words.process(pid) + (from === undefined ? "" : ` since ${from}`);
    });
    return {
      ...(where === undefined ? {} : { at: where }),
      ...(holders.length === 0 ? {} : { "held by": holders.join(", then ") }),
      ...(result === undefined ? { result: "never ended" } : { result }),
    };
  }

  private at({ seq, time }: { readonly seq: number; readonly time: number }): number {
    return this.takeTurns ? seq * STEP_US : time * 1000;
  }
}
