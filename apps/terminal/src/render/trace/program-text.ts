import { colouredLines } from "../code.ts";
import { colourOf, palette } from "../palette.ts";
import { cutTo } from "../cut.ts";

/** A process at a line of the program. */
export interface LineMark {
  readonly pid: number;
  /** One character that stands for the process. */
  readonly sign: string;
  readonly line: number;
}

/** How to show a program. */
export interface ProgramLook {
  readonly width: number;
  readonly height: number;
  /** `ts` or `py`. */
  readonly language: string;
  readonly marks: readonly LineMark[];
  /** The line of the step that is shown, from 1. */
  readonly current: number | undefined;
  /** The sign before that line, and what stands where a line is cut. */
  readonly signs: { readonly here: string; readonly more: string };
}

/** A program's lines with numbers, and beside each the processes that are there; around the current one, if not all fit. */
export function programLines(source: string, look: ProgramLook): string[] {
  const lines = colouredLines(source.trimEnd(), look.language);
  const numbers = String(lines.length).length;
  const seats = [...new Set(look.marks.map(({ pid }) => pid))];
  const from = firstLine(lines.length, look);
  return lines.slice(from, from + look.height).map((text, at) => {
    const line = from + at + 1;
    const isCurrent = line === look.current;
    const here = isCurrent ? palette.selected(look.signs.here) : " ";
    const number = String(line).padStart(numbers);
    const beside = seats.map((pid) => markAt(look.marks, pid, line)).join("");
    const head = `${here} ${isCurrent ? palette.selected(number) : palette.dim(number)} ${beside}${palette.dim("│")} `;
    const code = cutTo(text, look.width - numbers - seats.length - 5, look.signs.more);
    return `${head}${isCurrent ? palette.strong(code) : code}`.trimEnd();
  });
}

function firstLine(count: number, { current, height, marks }: ProgramLook): number {
  const middle = current ?? marks[0]?.line ?? 1;
  return Math.max(0, Math.min(middle - 1 - Math.floor(height / 2), count - height));
}

function markAt(marks: readonly LineMark[], pid: number, line: number): string {
  const mark = marks.find((each) => each.pid === pid && each.line === line);
  return mark ? colourOf(pid)(palette.strong(mark.sign)) : " ";
}

/** One character for each process: `M`, then the digits of their names, then letters. */
export function processSign(name: string, place: number): string {
  if (place === 0) return "M";
  const digit = /(?:^|\D)(\d)$/.exec(name)?.[1];
  return digit ?? String.fromCodePoint("a".charCodeAt(0) + ((place - 1) % 26));
}
