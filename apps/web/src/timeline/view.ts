/** Which part of a timeline is seen, as arithmetic: units of its axis on one side, pixels on the other. */

/** From one unit of the axis to another. */
export interface View {
  readonly from: number;
  readonly to: number;
}

/** How far one can go in: this part of a unit fills the picture. */
const CLOSEST = 0.5;

/** A place of the axis in pixels, where the picture is so wide. */
export function toX({ from, to }: View, width: number, unit: number): number {
  return ((unit - from) / (to - from)) * width;
}

/** The place of the axis at a pixel. */
export function toUnit({ from, to }: View, width: number, x: number): number {
  return from + (x / width) * (to - from);
}

/** The view that is `factor` times as close, with the place `at` where it was. */
export function zoomed(view: View, all: View, { factor, at }: { factor: number; at: number }): View {
  const most = all.to - all.from;
  const length = Math.min(most, Math.max(Math.min(CLOSEST, most), (view.to - view.from) / factor));
  const share = (at - view.from) / (view.to - view.from);
  return within({ from: at - share * length, to: at + (1 - share) * length }, all);
}

/** The view moved along by some units. */
export function moved(view: View, all: View, units: number): View {
  return within({ from: view.from + units, to: view.to + units }, all);
}

/** The view moved just so far that a place is in it, with some room beside it. */
export function showing(view: View, all: View, unit: number): View {
  const room = (view.to - view.from) * 0.1;
  if (unit < view.from + room) return moved(view, all, unit - room - view.from);
  if (unit > view.to - room) return moved(view, all, unit + room - view.to);
  return view;
}

/** The view pushed back to where there is something, as long as it was. */
function within(view: View, all: View): View {
  const length = Math.min(view.to - view.from, all.to - all.from);
  const from = Math.min(Math.max(view.from, all.from), all.to - length);
  return { from, to: from + length };
}

/** Round numbers to write along an axis, so many at most. */
export function ticks({ from, to }: View, most: number): number[] {
  const step = roundUp((to - from) / Math.max(1, most));
  const all: number[] = [];
  for (let n = Math.ceil(from / step); n * step <= to; n++) all.push(Number((n * step).toPrecision(12)));
  return all;
}

function roundUp(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const digit = [1, 2, 5, 10].find((each) => each * power >= step * 0.999_999) ?? 10;
  return digit * power;
}
