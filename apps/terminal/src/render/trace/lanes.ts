import type { LaneState } from "@mp/inspect";
import stringWidth from "string-width";
import { colourOf, palette } from "../palette.ts";
import { padded } from "../table.ts";
import { type Axis, axisLine, axisOf } from "./axis.ts";
import type { Lane, MarkName, Picture, Span } from "./picture.ts";
import type { Signs } from "./signs.ts";

/** How to draw. */
export interface LanesLook {
  readonly width: number;
  readonly signs: Signs;
  /** The sign between units and tenths. */
  readonly decimal: string;
}

/** One place of a lane. */
interface Cell {
  readonly text: string;
  readonly style: (text: string) => string;
}

const EMPTY: Cell = { text: " ", style: (text) => text };

/** A name longer than this is cut. */
const LONGEST_NAME = 20;

/** The lanes of a picture under their axis, in lines no wider than asked for. */
export function lanesLines(picture: Picture, look: LanesLook): string[] {
  const { names, axis } = layoutOf(picture, look.width);
  const head =
    " ".repeat(names + 2) +
    palette.dim(axisLine(picture, axis, { decimal: look.decimal, cut: look.signs.cut }));
  const lanes = picture.lanes.map((lane) => {
    const name = colourOf(lane.pid)(padded(cut(lane.name, names, look.signs.more), names));
    return `${name}  ${drawn(lane, axis, look.signs)}`;
  });
  return [head.trimEnd(), ...lanes];
}

/** A line with a sign at a place of the axis, to stand below the lanes. */
export function cursorLine(
  picture: Picture,
  place: number,
  { width, sign }: { width: number; sign: string },
): string {
  const { names, axis } = layoutOf(picture, width);
  return " ".repeat(names + 2 + axis.columnOf(place)) + palette.selected(sign);
}

/** How wide the names are, and the axis beside them. */
function layoutOf(picture: Picture, width: number): { readonly names: number; readonly axis: Axis } {
  const longest = Math.max(0, ...picture.lanes.map(({ name }) => stringWidth(name)));
  const names = Math.min(LONGEST_NAME, Math.floor(width / 3), longest);
  return { names, axis: axisOf(picture, Math.max(10, width - names - 2)) };
}

function drawn(lane: Lane, axis: Axis, signs: Signs): string {
  const cells = Array.from({ length: axis.columns }, () => EMPTY);
  // The short ones last: a wait of a moment is not covered by the work around it.
  for (const span of lane.spans.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    fill(cells, span, { axis, signs, pid: lane.pid });
  }
  for (const { at, name } of lane.marks.toSorted((a, b) => WEIGHT[a.name] - WEIGHT[b.name])) {
    cells[axis.columnOf(at)] = { text: signs.marks[name], style: markStyle(name, lane.pid) };
  }
  return styled(cells);
}

function fill(
  cells: Cell[],
  span: Span,
  { axis, signs, pid }: { axis: Axis; signs: Signs; pid: number },
): void {
  const from = axis.columnOf(span.from);
  const to = Math.max(from + 1, axis.columnOf(span.to));
  const style = stateStyle(span.state, pid);
  const text = labelled(span.label, to - from, signs.states[span.state]);
  for (let at = from; at < to; at++) cells[at] = { text: text[at - from] ?? " ", style };
}

/** `░░ Lock-1 ░░░`, or only the pattern where there is no room for words. */
function labelled(label: string | undefined, columns: number, sign: string): string {
  const pattern = sign.repeat(columns);
  // Each character of a label must take one column to keep the lanes in line.
  if (label === undefined || label.length + 6 > columns || stringWidth(label) !== label.length)
    return pattern;
  return `${sign.repeat(2)} ${label} `.padEnd(columns, sign);
}

/** Cells of one style are coloured together. */
function styled(cells: readonly Cell[]): string {
  const runs: { text: string; readonly style: Cell["style"] }[] = [];
  for (const { text, style } of cells) {
    const last = runs.at(-1);
    if (last?.style === style) last.text += text;
    else runs.push({ text, style });
  }
  const end = runs.findLastIndex(({ text }) => text.trim() !== "");
  return runs
    .slice(0, end + 1)
    .map(({ text, style }, at) => style(at === end ? text.trimEnd() : text))
    .join("");
}

/** Of several marks in one place, the heaviest is seen. */
const WEIGHT: Readonly<Record<MarkName, number>> = {
  start: 1,
  read: 2,
  release: 3,
  get: 4,
  acquire: 5,
  put: 6,
  write: 7,
  notify: 8,
  barrier: 9,
  fault: 10,
};

function markStyle(name: MarkName, pid: number): (text: string) => string {
  return name === "fault" ? palette.fault : colourOf(pid);
}

function stateStyle(state: LaneState, pid: number): (text: string) => string {
  if (state === "blocked") return palette.bad;
  return state === "running" ? colourOf(pid) : palette.dim;
}

function cut(text: string, width: number, more: string): string {
  return stringWidth(text) <= width ? text : text.slice(0, width - more.length) + more;
}
