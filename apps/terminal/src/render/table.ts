import type { Block } from "@mp/content";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { inlineText } from "./inline.ts";
import { palette } from "./palette.ts";

type Table = Extract<Block, { type: "table" }>;

const GAP = "  ";
const NARROWEST = 6;

/** A table as lines: columns as wide as they need, and narrower where they do not fit. */
export function tableLines(table: Table, width: number): string[] {
  const header = table.header.map((cell) => palette.strong(inlineText(cell)));
  const rows = table.rows.map((row) => row.map(inlineText));
  const widths = columnWidths([header, ...rows], width);
  const rule = widths.map((columns) => palette.dim("─".repeat(columns))).join(GAP);
  return [...rowLines(header, widths), rule, ...rows.flatMap((row) => rowLines(row, widths))];
}

function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const wanted = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))),
  );
  // Take from the widest, one column at a time, until all fit.
  while (total(wanted) > width) {
    const widest = wanted.indexOf(Math.max(...wanted));
    if ((wanted[widest] ?? 0) <= NARROWEST) break;
    wanted[widest] = (wanted[widest] ?? 0) - 1;
  }
  return wanted;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, columns) => sum + columns, 0) + GAP.length * (widths.length - 1);
}

function rowLines(cells: readonly string[], widths: readonly number[]): string[] {
  const wrapped = cells.map((cell, column) =>
    wrapAnsi(cell, widths[column] ?? NARROWEST, { hard: true }).split("\n"),
  );
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    wrapped
      .map((lines, column) => padded(lines[at] ?? "", widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

/** Text filled up with blanks to a width, counted in terminal columns. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}
