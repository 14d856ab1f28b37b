import { READING_WIDTH } from "../render/reading-width.ts";

/** The column in which text stands: as wide as is good to read, in the middle of a wide window. */
export interface Column {
  readonly width: number;
  readonly margin: number;
}

/** The column for a window, or for one half of it. */
export function columnOf(columns: number): Column {
  const width = Math.min(columns - 2, READING_WIDTH);
  return { width, margin: Math.max(1, Math.floor((columns - width) / 2)) };
}

/** A column at the left of a wide window: what needs more room than text goes on at its right. */
export function leftColumn(columns: number): Column {
  return { width: columnOf(columns).width, margin: 4 };
}

/** Lines moved to the right. */
export function indented(lines: readonly string[], margin: number): string[] {
  return lines.map((line) => (line === "" ? "" : " ".repeat(margin) + line));
}
