import type { Cause, Interval, Timeline } from "@mp/inspect";
import type { EventType, Trace } from "@mp/runtime/trace";
import type { Lane, Mark, MarkName, Picture, Span } from "./picture.ts";
import type { Signs } from "./signs.ts";
import { timeAxis } from "./time-axis.ts";

/** What becomes of a trace in the picture. */
export interface PictureParts {
  readonly trace: Trace;
  readonly timeline: Timeline;
  /** `seq`s of the events that faults are about. */
  readonly faults: ReadonlySet<number>;
  readonly signs: Signs;
}

/** Where an event is on the axis of its picture. */
export type PlaceOf = (moment: { readonly seq: number; readonly time: number }) => number;

/** Where processes take turns, time stands still between turns: there each event has one place. */
export function pictureOf(parts: PictureParts): Picture & { readonly placeOf: PlaceOf } {
  const { timeline, trace } = parts;
  const unit = timeline.mode === "controlled" ? "step" : "ms";
  const ranks = new Map(trace.events.map(({ seq }, rank) => [seq, rank]));
  const times = [...trace.events.map(({ time }) => time), timeline.to.time];
  const axis = timeAxis(times.map((time) => time - timeline.from.time));
  const placeOf: PlaceOf =
    unit === "step"
      ? ({ seq }) => ranks.get(seq) ?? 0
      : ({ time }) => axis.placeOf(time - timeline.from.time);
  const marks = marksOf(parts, placeOf);
  const steps = { length: trace.events.length, stretches: [{ at: 0, time: 0, length: trace.events.length }] };
  const { length, stretches } = unit === "step" ? steps : axis;
  return {
    unit,
    length,
    stretches,
    placeOf,
    lanes: timeline.lanes.map(({ pid, name, intervals }): Lane => ({
      pid,
      name,
      spans: intervals.map((interval) => spanOf(interval, parts, placeOf)),
      marks: marks.get(pid) ?? [],
    })),
  };
}

function spanOf({ state, from, to, cause }: Interval, { trace, signs }: PictureParts, place: PlaceOf): Span {
  const span = { from: place(from), to: place(to), state };
  return state === "blocked" && cause !== undefined
    ? { ...span, label: causeLabel(cause, trace, signs) }
    : span;
}

/** `Lock-1 ← Process-2`: what is waited for, and who has it. */
function causeLabel({ object, operation, target, heldBy }: Cause, trace: Trace, { has }: Signs): string {
  const nameOf = (pid: number) => trace.processes.find((each) => each.pid === pid)?.name ?? `pid ${pid}`;
  if (target !== undefined) return `${nameOf(target)}.${operation}`;
  const name = trace.objects.find(({ id }) => id === object)?.name;
  if (name === undefined) return operation;
  const [first] = heldBy;
  return first === undefined ? `${name}.${operation}` : `${name} ${has} ${nameOf(first.pid)}`;
}

function marksOf({ trace, faults }: PictureParts, place: PlaceOf): Map<number, Mark[]> {
  const marks = new Map<number, Mark[]>();
  for (const event of trace.events) {
    const name = faults.has(event.seq) ? "fault" : MARKS[event.type];
    if (name === undefined) continue;
    const list = marks.get(event.pid) ?? [];
    list.push({ at: place(event), name });
    marks.set(event.pid, list);
  }
  return marks;
}

const MARKS: Readonly<Partial<Record<EventType, MarkName>>> = {
  "process.start": "start",
  acquire: "acquire",
  release: "release",
  put: "put",
  send: "put",
  get: "get",
  recv: "get",
  read: "read",
  write: "write",
  notify: "notify",
  set: "notify",
  "barrier.arrive": "barrier",
  "barrier.pass": "barrier",
  error: "fault",
};
