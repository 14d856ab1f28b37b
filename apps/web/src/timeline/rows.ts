/** Where each lane and each band stands, from top to bottom, in pixels. */

import type { Depth, Lane, SharedData } from "@mp/inspect";
import type { Recorded } from "./recorded.ts";

/** The axis is above all of them. */
export const RULER = 22;

/** A strip of the picture: its words stand above what is drawn. */
export type Row =
  | { readonly kind: "lane"; readonly lane: Lane; readonly top: number }
  | { readonly kind: "depth"; readonly depth: Depth; readonly top: number }
  | { readonly kind: "data"; readonly data: SharedData; readonly top: number };

/** Height of the words of a row, of what is drawn below them, and of both with the room to the next row. */
export const WORDS = 20;
export const BODY = { lane: 16, depth: 22, data: 22 } as const;
const GAP = 10;

/** The rows of a picture, and how high it is. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly height: number;
  /** Series that are left out. */
  readonly hidden: number;
}

/** Lanes first, then queues, then shared values: `most` of these, those that change most. */
export function rowsOf({ timeline }: Recorded, most: number): Rows {
  const data = timeline.data.toSorted((a, b) => b.points.length - a.points.length).slice(0, most);
  const shown = new Set(data);
  let top = RULER;
  const rows: Row[] = [];
  const add = (row: Row): void => {
    rows.push(row);
    top += WORDS + BODY[row.kind] + GAP;
  };
  for (const lane of timeline.lanes) add({ kind: "lane", lane, top });
  for (const depth of timeline.depths) add({ kind: "depth", depth, top });
  for (const each of timeline.data) if (shown.has(each)) add({ kind: "data", data: each, top });
  return { rows, height: top, hidden: timeline.data.length - data.length };
}

/** Where the body of a row begins. */
export function bodyOf(row: Row): number {
  return row.top + WORDS;
}

/** The row at a height of the picture. */
export function rowAt({ rows }: Rows, y: number): Row | undefined {
  return rows.findLast(({ top }) => top <= y);
}
