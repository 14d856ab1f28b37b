import type { Stretch } from "./picture.ts";

/** A gap this part of all the time that is left is cut out: a thread that loads takes longer than all it does then. */
const LONGEST_SHARE = 1 / 2;
const MOST_CUTS = 2;
/** What a cut takes, of all that is left. */
const CUT_SHARE = 0.08;

/** Time as it is drawn: long stretches in which nothing happens anywhere are cut out, and the axis says so. */
export interface TimeAxis {
  readonly stretches: readonly Stretch[];
  readonly length: number;
  /** The place of a time. */
  readonly placeOf: (time: number) => number;
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Makes an axis for events at these times, in any order. */
export function timeAxis(times: readonly number[]): TimeAxis {
  const sorted = times.toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  const { cuts, left } = cutsIn(sorted, last - first);
  const cutLength = left * CUT_SHARE;
  const stretches: Stretch[] = [];
  let from = first;
  let at = 0;
  for (const { from: end, to: next } of [...cuts, { from: last, to: last }]) {
    stretches.push({ at, time: from, length: end - from });
    at += end - from + cutLength;
    from = next;
  }
  return {
    stretches,
    length: at - cutLength,
    placeOf: (time) => placeOf(time, stretches, cutLength),
  };
}

/** The gaps to cut, in order, and how much time is left then. */
function cutsIn(
  sorted: readonly number[],
  total: number,
): { readonly cuts: readonly Gap[]; readonly left: number } {
  const gaps = sorted.slice(1).map((to, at): Gap => ({ from: sorted[at] ?? to, to }));
  const cuts: Gap[] = [];
  let left = total;
  for (const gap of gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, MOST_CUTS)) {
    if (gap.to - gap.from <= left * LONGEST_SHARE) break;
    cuts.push(gap);
    left -= gap.to - gap.from;
  }
  // Without anything left there would be nothing to draw.
  return left > 0 ? { cuts: cuts.toSorted((a, b) => a.from - b.from), left } : { cuts: [], left: total };
}

function placeOf(time: number, stretches: readonly Stretch[], cutLength: number): number {
  const stretch = stretches.findLast(({ time: from }) => from <= time) ?? stretches[0];
  if (stretch === undefined) return 0;
  // Within a cut all times are somewhere in its middle.
  const into = time - stretch.time;
  return stretch.at + (into <= stretch.length ? into : stretch.length + cutLength / 2);
}
