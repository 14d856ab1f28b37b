/** Draws what is seen of a timeline on a canvas. States differ by pattern as well as by colour. */

import type { LaneState } from "@mp/inspect";
import { laneOf } from "../run/lane.ts";
import type { Colours } from "./colours.ts";
import { type Drawing, momentsOf } from "./drawing.ts";
import { paintArrows } from "./paint-arrows.ts";
import { paintSeries } from "./paint-series.ts";
import { BODY, bodyOf, type Row, RULER } from "./rows.ts";
import { type Span, spansIn } from "./spans.ts";
import { ticks, toX } from "./view.ts";

/** Draws all of it. */
export function paint(drawing: Drawing): void {
  const { context, rows, window } = drawing;
  context.clearRect(0, 0, window.width, rows.height);
  paintRuler(drawing);
  for (const row of rows.rows) {
    if (row.kind === "lane") paintLane(drawing, row);
    else paintSeries(drawing, row);
  }
  paintArrows(drawing);
  paintSteps(drawing);
  paintCursor(drawing);
}

function paintRuler({ context, window, colours, rows, label }: Drawing): void {
  context.font = "11px ui-monospace, monospace";
  context.textBaseline = "middle";
  context.textAlign = "center";
  for (const unit of ticks(window.view, window.width / 90)) {
    const x = Math.round(toX(window.view, window.width, unit)) + 0.5;
    context.fillStyle = colours.line;
    context.fillRect(x, RULER - 5, 1, rows.height);
    context.fillStyle = colours.soft;
    context.fillText(label(unit), Math.min(window.width - 20, Math.max(16, x)), 8);
  }
}

function paintLane(drawing: Drawing, row: Extract<Row, { kind: "lane" }>): void {
  const { context, window, colours } = drawing;
  const colour = colours.lanes[laneOf(row.lane.pid)] ?? colours.ink;
  const top = bodyOf(row);
  for (const span of spansIn(row.lane.intervals, window)) {
    const from = Math.max(-2, span.from);
    const width = Math.max(1, Math.min(window.width + 2, span.to) - from);
    paintState(context, { ...span, from, to: from + width }, { top, colour, colours });
  }
}

interface Brush {
  readonly top: number;
  readonly colour: string;
  readonly colours: Colours;
}

/** Full: running. Half as high: ready. Hatched: blocked. An outline of dashes: asleep. Thin: starting. */
function paintState(context: CanvasRenderingContext2D, { state, from, to }: Span, brush: Brush): void {
  const { colour, colours, top } = brush;
  const { height, dy } = SHAPES[state];
  context.fillStyle = colour;
  if (state === "blocked") {
    context.fillStyle = colours.sunk;
    context.fillRect(from, top, to - from, BODY.lane);
    context.fillStyle = hatched(context, colours.bad);
    context.fillRect(from, top, to - from, BODY.lane);
    context.strokeStyle = colours.bad;
    if (to - from > 3) context.strokeRect(from + 0.5, top + 0.5, to - from - 1, BODY.lane - 1);
  } else if (state === "sleeping") {
    context.strokeStyle = colour;
    context.setLineDash([3, 3]);
    context.strokeRect(from + 0.5, top + dy + 0.5, Math.max(0, to - from - 1), height - 1);
    context.setLineDash([]);
  } else {
    context.globalAlpha = state === "running" ? 1 : 0.45;
    context.fillRect(from, top + dy, to - from, height);
    context.globalAlpha = 1;
  }
}

const SHAPES: Readonly<Record<LaneState, { readonly height: number; readonly dy: number }>> = {
  running: { height: 16, dy: 0 },
  ready: { height: 6, dy: 5 },
  blocked: { height: 16, dy: 0 },
  sleeping: { height: 10, dy: 3 },
  starting: { height: 2, dy: 7 },
};

const patterns = new WeakMap<CanvasRenderingContext2D, Map<string, CanvasPattern | null>>();

/** Slanting lines of a colour; made once. */
function hatched(context: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  let made = patterns.get(context);
  if (made === undefined) patterns.set(context, (made = new Map()));
  if (!made.has(colour)) made.set(colour, context.createPattern(tile(colour), "repeat"));
  return made.get(colour) ?? colour;
}

function tile(colour: string): OffscreenCanvas {
  const canvas = new OffscreenCanvas(6, 6);
  const context = canvas.getContext("2d");
  if (context === null) return canvas;
  context.strokeStyle = colour;
  context.lineWidth = 1.3;
  for (const shift of [-6, 0, 6]) {
    context.moveTo(shift - 1, 7);
    context.lineTo(shift + 7, -1);
  }
  context.stroke();
  return canvas;
}

/** From so many pixels between steps on, each is seen by itself. */
const APART = 9;

/** Where there is room, a dot for each step; faults have a sign of their own, whether there is room or not. */
function paintSteps({ context, recorded, rows, window, colours }: Drawing): void {
  const { axis, view, width } = window;
  const tops = new Map(
    rows.rows.flatMap((row) => (row.kind === "lane" ? [[row.lane.pid, bodyOf(row)]] : [])),
  );
  const isRoomy = width / (view.to - view.from) >= APART && axis.kind === "order";
  const moments = momentsOf(recorded);
  for (const step of recorded.steps) {
    if (!step.isFault && !isRoomy) continue;
    const [top, event] = [tops.get(step.pid), moments.get(step.seq)];
    if (top === undefined || event === undefined) continue;
    const x = toX(view, width, axis.at(event));
    if (x < -6 || x > width + 6) continue;
    if (step.isFault) paintFault(context, x, top - 1, colours.bad);
    else {
      context.fillStyle = colours.sheet;
      context.beginPath();
      context.arc(x, top + BODY.lane / 2, 2, 0, 7);
      context.fill();
    }
  }
}

function paintFault(context: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x, y + 2);
  context.lineTo(x - 4, y - 5);
  context.lineTo(x + 4, y - 5);
  context.fill();
}

function paintCursor({ context, recorded, rows, window, colours, cursor }: Drawing): void {
  const event = cursor === undefined ? undefined : momentsOf(recorded).get(cursor);
  if (event === undefined) return;
  const x = Math.round(toX(window.view, window.width, window.axis.at(event)));
  context.fillStyle = colours.accent;
  context.fillRect(x - 0.75, 12, 1.5, rows.height - 16);
  context.beginPath();
  context.moveTo(x, RULER);
  context.lineTo(x - 6, 11);
  context.lineTo(x + 6, 11);
  context.fill();
  const row = rows.rows.find((each) => each.kind === "lane" && each.lane.pid === event.pid);
  if (row === undefined) return;
  context.lineWidth = 2;
  context.strokeStyle = colours.accent;
  context.fillStyle = colours.sheet;
  context.beginPath();
  context.arc(x, bodyOf(row) + BODY.lane / 2, 5, 0, 7);
  context.fill();
  context.stroke();
  context.lineWidth = 1;
}
