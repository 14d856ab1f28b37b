/** Draws what led from one process to another: each kind with a line of its own. */

import type { Arrow } from "@mp/inspect";
import type { Drawing } from "./drawing.ts";
import { BODY, bodyOf } from "./rows.ts";
import { type Line, linesIn } from "./spans.ts";

const DASHES: Readonly<Record<Arrow["kind"], readonly number[]>> = {
  message: [],
  task: [],
  wake: [5, 3],
  start: [2, 3],
};

/** More arrows than this are drawn faintly, without heads and words. */
const CROWD = 120;

/** Draws the arrows that are seen. */
export function paintArrows(drawing: Drawing): void {
  const { context, recorded, rows, window, colours } = drawing;
  const middles = new Map(
    rows.rows.flatMap((row) =>
      row.kind === "lane" ? [[row.lane.pid, bodyOf(row) + BODY.lane / 2] as const] : [],
    ),
  );
  const lines = linesIn(recorded.timeline.arrows, window);
  const isCrowd = lines.length > CROWD;
  context.globalAlpha = isCrowd ? 0.35 : 0.9;
  for (const line of lines) {
    const [y1, y2] = [middles.get(line.arrow.from.pid), middles.get(line.arrow.to.pid)];
    if (y1 === undefined || y2 === undefined || y1 === y2) continue;
    context.strokeStyle = line.arrow.kind === "wake" ? colours.good : colours.ink;
    context.fillStyle = context.strokeStyle;
    context.setLineDash([...DASHES[line.arrow.kind]]);
    context.beginPath();
    context.moveTo(line.from, y1);
    context.lineTo(line.to, y2);
    context.stroke();
    if (!isCrowd) paintHead(context, line, y1, y2);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  if (!isCrowd) paintValues(drawing, lines, middles);
}

function paintHead(context: CanvasRenderingContext2D, { from, to }: Line, y1: number, y2: number): void {
  const angle = Math.atan2(y2 - y1, to - from);
  context.beginPath();
  context.moveTo(to, y2);
  for (const turn of [2.7, -2.7])
    context.lineTo(to + 8 * Math.cos(angle + turn), y2 + 8 * Math.sin(angle + turn));
  context.fill();
}

/** What messages carry, where it does not cover another one. */
function paintValues(
  { context, colours }: Drawing,
  lines: readonly Line[],
  middles: ReadonlyMap<number, number>,
): void {
  context.font = "11px ui-monospace, monospace";
  context.textAlign = "center";
  context.textBaseline = "middle";
  const taken: { readonly x: number; readonly y: number }[] = [];
  for (const { arrow, from, to } of lines) {
    if (arrow.value === undefined) continue;
    const text = arrow.value.length > 14 ? `${arrow.value.slice(0, 13)}…` : arrow.value;
    const [x, y] = [
      (from + to) / 2,
      ((middles.get(arrow.from.pid) ?? 0) + (middles.get(arrow.to.pid) ?? 0)) / 2,
    ];
    const half = (text.length * 7) / 2 + 3;
    if (taken.some((other) => Math.abs(other.x - x) < half * 2 && Math.abs(other.y - y) < 14)) continue;
    taken.push({ x, y });
    context.fillStyle = colours.sheet;
    context.globalAlpha = 0.9;
    context.fillRect(x - half, y - 8, half * 2, 16);
    context.globalAlpha = 1;
    context.fillStyle = colours.ink;
    context.fillText(text, x, y);
  }
}
