/** Draws what changes in steps: the depth of a queue as a band, a shared value as a line with what it holds. */

import { laneOf } from "../run/lane.ts";
import type { Drawing } from "./drawing.ts";
import { BODY, bodyOf, type Row } from "./rows.ts";
import { changesIn } from "./spans.ts";
import { toX } from "./view.ts";

type Series = Exclude<Row, { kind: "lane" }>;

/** Draws a row. */
export function paintSeries(drawing: Drawing, row: Series): void {
  const { context, colours, window } = drawing;
  const bottom = bodyOf(row) + BODY[row.kind];
  context.fillStyle = colours.line;
  context.fillRect(0, bottom, window.width, 1);
  if (row.kind === "depth") paintDepth(drawing, row, bottom);
  else paintData(drawing, row, bottom);
}

/** The end of the axis: there the last value still holds. */
function endOf({ recorded, window: { axis, view, width } }: Drawing): number {
  return Math.min(width, toX(view, width, axis.at(recorded.timeline.to)));
}

function paintDepth(drawing: Drawing, { depth }: Extract<Row, { kind: "depth" }>, bottom: number): void {
  const { context, colours } = drawing;
  const changes = changesIn(depth.points, drawing.window);
  const unit = BODY.depth / Math.max(1, depth.most);
  const bar = (x: number, width: number, depth: number): void => {
    context.fillStyle = colours.accent;
    context.globalAlpha = 0.3;
    context.fillRect(x, bottom - unit * depth, width, unit * depth);
    context.globalAlpha = 1;
    context.fillRect(x, bottom - unit * depth, width, 1.5);
  };
  for (const [at, { x, point, within }] of changes.entries()) {
    const to = changes[at + 1]?.x ?? endOf(drawing);
    // What came and went within a pixel is seen as a line.
    const peak = within.reduce((most, { depth: each }) => Math.max(most, each), 0);
    if (peak > point.depth) bar(x, 1, peak);
    if (point.depth === 0 || to <= x) continue;
    bar(x, to - x, point.depth);
    if (to - x > 12) write(drawing, String(point.depth), { x: x + 4, y: bottom - 7 });
  }
}

/** Numbers go up and down; of other values only the changes are seen, and what they are. In the colour of who wrote it. */
function paintData(drawing: Drawing, { data }: Extract<Row, { kind: "data" }>, bottom: number): void {
  const { context, colours } = drawing;
  const numbers = data.points.map(({ value }) => Number(value)).filter((value) => Number.isFinite(value));
  const low = numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const heightOf = (value: string): number => {
    const number = Number(value);
    return Number.isFinite(number) && high > low ? ((number - low) / (high - low)) * (BODY.data - 6) + 2 : 8;
  };
  const changes = changesIn(data.points, drawing.window);
  let before: number | undefined;
  for (const [at, { x, point }] of changes.entries()) {
    const to = changes[at + 1]?.x ?? endOf(drawing);
    const y = bottom - heightOf(point.value);
    context.fillStyle = point.pid === 0 ? colours.soft : (colours.lanes[laneOf(point.pid)] ?? colours.ink);
    if (before !== undefined) context.fillRect(x - 0.75, Math.min(before, y), 1.5, Math.abs(before - y) + 2);
    context.fillRect(x, y, Math.max(1, to - x), 2);
    before = y;
    const room = to - x;
    if (room > 8 + point.value.length * 7)
      write(drawing, point.value, { x: x + 4, y: y > bottom - 12 ? y - 7 : y + 9 });
  }
}

function write(
  { context, colours }: Drawing,
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  context.font = "11px ui-monospace, monospace";
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillStyle = colours.ink;
  context.fillText(text, x, y);
}
