import type { Cause, Interval, Timeline } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import { placeOf } from "@mp/tutor/explore";
import type { TraceTexts } from "../../texts/trace-texts.ts";
import { causeText } from "./cause-text.ts";
import type { WaitRow } from "./waits.ts";

/** What waits are told with. */
export interface WaitsLook {
  readonly texts: Pick<TraceTexts, "blocked">;
  readonly decimal: string;
}

/** Shorter waits than this part of the whole can't be seen in the lanes either. */
const SHORTEST_SHARE = 0.01;

/** The waits of a trace in words, in the order in which they began; those too short to matter are left out. */
export function waitsOf(timeline: Timeline, trace: Trace, look: WaitsLook): WaitRow[] {
  const shortest = (timeline.to.time - timeline.from.time) * SHORTEST_SHARE;
  return timeline.lanes
    .flatMap(({ pid, name, intervals }) =>
      intervals
        .filter(({ state, from, to }) => state === "blocked" && to.time - from.time >= shortest)
        .map((interval) => ({ pid, name, interval })),
    )
    .toSorted((a, b) => a.interval.from.seq - b.interval.from.seq)
    .map(({ pid, name, interval }) => ({
      pid,
      name,
      when: span(interval, timeline, look.decimal),
      length: interval.to.time - interval.from.time,
      what: causeText(interval.cause, trace, look.texts),
      place: placeText(interval.cause, trace),
    }));
}

function span({ from, to }: Interval, timeline: Timeline, decimal: string): string {
  const text = (time: number) => (time - timeline.from.time).toFixed(1).replace(".", decimal);
  return `${text(from.time)}–${text(to.time)} ms`;
}

function placeText(cause: Cause | undefined, trace: Trace): string | undefined {
  const site = cause?.site === undefined ? undefined : trace.sites[cause.site];
  return site && placeOf(site);
}
