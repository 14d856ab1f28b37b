import { colouredLines } from "./code.ts";
import type { ListLines } from "./course-list.ts";
import { cutTo } from "./cut.ts";
import { palette } from "./palette.ts";

/** Lines to be put in order. */
export interface ParsonsParts {
  readonly lines: readonly string[];
  /** Place of the line under the cursor. */
  readonly at: number;
  /** Whether that line has been taken, and goes where the cursor goes. */
  readonly isTaken: boolean;
  /** How many are right, from the first one on, as the last check said. */
  readonly right: number | undefined;
  readonly width: number;
}

/** The lines with the cursor, and a tick beside those that are known to be right. */
export function parsonsListLines({ lines, at, isTaken, right, width }: ParsonsParts): ListLines {
  const numbers = String(lines.length).length;
  const coloured = colouredLines(lines.join("\n"), "ts");
  const shown = coloured.map((line, place) => {
    const isHere = place === at;
    const cursor = isHere ? palette.selected(isTaken ? "⇅" : "▸") : " ";
    const mark = markOf(place, right);
    const number = palette.dim(String(place + 1).padStart(numbers));
    const text = cutTo(line, width - numbers - 8, "…");
    return `${cursor} ${mark} ${number} ${isHere && isTaken ? palette.selected("┃") : palette.dim("│")} ${text}`;
  });
  return { lines: shown, from: at, to: at + 1 };
}

function markOf(place: number, right: number | undefined): string {
  if (right === undefined || place > right) return " ";
  return place < right ? palette.good("✔") : palette.bad("✘");
}
