/** What of a lane or a series is to be drawn in a view: nothing that is outside, and nothing finer than a pixel. */

import type { Arrow, Interval, LaneState, Moment } from "@mp/inspect";
import type { Axis } from "./axis.ts";
import { toX, type View } from "./view.ts";

/** Where the picture is looked at, and how wide it is. */
export interface Window {
  readonly axis: Axis;
  readonly view: View;
  readonly width: number;
}

/** A stretch of a lane, in pixels. */
export interface Span {
  readonly state: LaneState;
  readonly from: number;
  readonly to: number;
}

/** The stretches of a lane that are seen. Those that are too short to be seen by themselves become one, which looks like what took most of it. */
export function spansIn(intervals: readonly Interval[], { axis, view, width }: Window): Span[] {
  const spans: Span[] = [];
  const fine = new Fine(spans);
  for (let at = firstAfter(intervals, axis, view.from); at < intervals.length; at++) {
    const { state, from, to } = intervals[at] as Interval;
    if (axis.at(from) > view.to) break;
    const [left, right] = [toX(view, width, axis.at(from)), toX(view, width, axis.at(to))];
    if (right - left < 1) fine.add(state, left, right);
    else {
      fine.flush();
      spans.push({ state, from: left, to: right });
    }
  }
  fine.flush();
  return spans;
}

/** Collects what is finer than a pixel until it fills one. */
class Fine {
  readonly #spans: Span[];
  readonly #lengths = new Map<LaneState, number>();
  #from: number | undefined;
  #to = 0;

  constructor(spans: Span[]) {
    this.#spans = spans;
  }

  add(state: LaneState, from: number, to: number): void {
    this.#from ??= from;
    this.#to = to;
    this.#lengths.set(state, (this.#lengths.get(state) ?? 0) + to - from);
    if (this.#to - this.#from >= 1) this.flush();
  }

  flush(): void {
    if (this.#from === undefined) return;
    let most: LaneState = "running";
    for (const [state, length] of this.#lengths) if (length > (this.#lengths.get(most) ?? -1)) most = state;
    this.#spans.push({ state: most, from: this.#from, to: Math.max(this.#to, this.#from + 1) });
    this.#from = undefined;
    this.#lengths.clear();
  }
}

/** The first interval that ends after a place of the axis. */
function firstAfter(intervals: readonly Interval[], axis: Axis, place: number): number {
  let [low, high] = [0, intervals.length];
  // Invariant: those before `low` end before the place, those from `high` on do not.
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (axis.at((intervals[middle] as Interval).to) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A change of a series in pixels. */
export interface Change<P> {
  readonly x: number;
  /** What holds from there on. */
  readonly point: P;
  /** All that was within this pixel, `point` last. */
  readonly within: readonly P[];
}

/** The changes of a series that are seen, and the one before them; of several in one pixel, one. */
export function changesIn<P extends Moment>(
  points: readonly P[],
  { axis, view, width }: Window,
): Change<P>[] {
  const changes: Change<P>[] = [];
  for (const point of points) {
    const unit = axis.at(point);
    if (unit > view.to) break;
    const x = toX(view, width, unit);
    const last = changes.at(-1);
    // Of what was before the view, only the last holds in it.
    if (x < 0) changes[0] = { x: 0, point, within: [point] };
    else if (last === undefined || x - last.x >= 1) changes.push({ x, point, within: [point] });
    else changes[changes.length - 1] = { x: last.x, point, within: [...last.within, point] };
  }
  return changes;
}

/** An arrow in pixels. */
export interface Line {
  readonly arrow: Arrow;
  readonly from: number;
  readonly to: number;
}

/** The arrows of which something is seen; of those that would lie on each other, one. */
export function linesIn(arrows: readonly Arrow[], { axis, view, width }: Window): Line[] {
  const lines: Line[] = [];
  const seen = new Set<string>();
  for (const arrow of arrows) {
    const [a, b] = [axis.at(arrow.from), axis.at(arrow.to)];
    if (b < view.from || a > view.to) continue;
    const [from, to] = [toX(view, width, a), toX(view, width, b)];
    const key = `${arrow.kind} ${arrow.from.pid} ${arrow.to.pid} ${Math.round(from / 3)} ${Math.round(to / 3)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    lines.push({ arrow, from, to });
  }
  return lines;
}
