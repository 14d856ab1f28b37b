import type { Picture } from "./picture.ts";

/** Where the places of an axis are on the screen. */
export interface Axis {
  readonly columns: number;
  /** The column of a place, within the axis. */
  readonly columnOf: (place: number) => number;
}

export function axisOf({ length, unit }: Picture, room: number): Axis {
  // A step needs no more than three columns: few steps make a short picture.
  const columns = unit === "step" ? Math.min(room, Math.max(1, length) * 3) : room;
  const scale = columns / Math.max(length, Number.MIN_VALUE);
  return { columns, columnOf: (place) => Math.min(columns - 1, Math.max(0, Math.floor(place * scale))) };
}

/** What the numbers over the lanes are written with. */
export interface AxisLook {
  readonly decimal: string;
  /** Stands where time is cut out. */
  readonly cut: string;
}

/** The numbers over the lanes: round ones, far enough from each other. */
export function axisLine(picture: Picture, { columns, columnOf }: Axis, { decimal, cut }: AxisLook): string {
  const { length, stretches, unit } = picture;
  const cells = Array.from({ length: columns }, () => " ");
  const step = tickStep(length, columns);
  const digits = step >= 1 || unit === "step" ? 0 : Math.ceil(-Math.log10(step));
  for (const { at } of stretches.slice(1)) write(cells, columnOf(at) - 1, cut);
  for (const { at, time, length: long } of stretches) {
    for (let tick = Math.ceil(time / step) * step; tick <= time + long; tick += step) {
      write(cells, columnOf(at + tick - time), tick.toFixed(digits).replace(".", decimal));
    }
  }
  return cells.join("").trimEnd();
}

/** 1, 2 or 5 times a power of ten, so that a number comes about every 12 columns. */
function tickStep(length: number, columns: number): number {
  const rough = length / Math.max(1, columns / 9) || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return factor * power;
}

/** Writes a text where it fits; at the right edge it moves to the left. */
function write(cells: string[], at: number, text: string): void {
  const from = Math.max(0, Math.min(at, cells.length - text.length));
  const isFree = cells.slice(Math.max(0, from - 1), from + text.length).every((cell) => cell === " ");
  if (!isFree || text.length > cells.length) return;
  for (let at = 0; at < text.length; at++) cells[from + at] = text.charAt(at);
}
