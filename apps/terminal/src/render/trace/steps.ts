import stringWidth from "string-width";
import type { TraceStep } from "@mp/tutor/explore";
import { colourOf, palette } from "../palette.ts";
import { padded } from "../table.ts";
import type { Signs } from "./signs.ts";

/** How to show steps. */
export interface StepsLook {
  readonly width: number;
  readonly signs: Signs;
  /** A column for each process where there is room for that, or always the name before each step. */
  readonly layout: "columns" | "names";
  /** The most rows. */
  readonly most: number;
  /** `… 12 more`: what stands where rows are left out. */
  readonly leftOut: (count: number) => string;
}

/** A process, as the head of its column. */
export interface Column {
  readonly pid: number;
  readonly name: string;
}

/** Cut to less than this, a column of its own for each process can't be read. */
const NARROWEST = 16;
const GAP = 2;

/**
 * Steps from top to bottom, each in the column of its process, so that what came between is seen at once. With too many processes for
 * the width, the name stands beside each step instead.
 */
export function stepsLines(
  steps: readonly TraceStep[],
  columns: readonly Column[],
  look: StepsLook,
): string[] {
  const places = Math.max(0, ...steps.map(({ place }) => place?.length ?? 0));
  const numbers = String(steps.at(-1)?.seq ?? 0).length;
  const room = look.width - numbers - 2 - 2 - places - GAP;
  const inColumns = look.layout === "columns" ? wide(steps, columns, room) : undefined;
  const table = inColumns ?? narrow(steps, columns, room);
  return [
    ...(table.head === undefined ? [] : [(" ".repeat(numbers + 4) + table.head).trimEnd()]),
    ...shown(steps, look).flatMap((row) =>
      typeof row === "string"
        ? [palette.dim(`${" ".repeat(numbers + 4)}${row}`)]
        : [line(row, { numbers, table, signs: look.signs })],
    ),
  ];
}

interface Table {
  readonly head: string | undefined;
  readonly width: number;
  readonly cell: (step: TraceStep, more: string) => string;
}

/** A column for each process; nothing, if there is not the room for it. */
function wide(steps: readonly TraceStep[], columns: readonly Column[], room: number): Table | undefined {
  const wanted = columns.map(({ pid, name }) =>
    Math.max(stringWidth(name), ...steps.map((step) => (step.pid === pid ? stringWidth(step.action) : 0))),
  );
  const widths = fitted(wanted, room - GAP * (columns.length - 1));
  if (widths === undefined) return undefined;
  const gap = " ".repeat(GAP);
  const starts = widths.map((_width, at) => sum(widths.slice(0, at)) + GAP * at);
  const width = sum(widths) + GAP * (widths.length - 1);
  return {
    head: columns
      .map(({ pid, name }, at) => colourOf(pid)(padded(cut(name, widths[at] ?? 0, ""), widths[at] ?? 0)))
      .join(gap),
    width,
    cell: (step, more) => {
      const start = starts[columns.findIndex(({ pid }) => pid === step.pid)] ?? 0;
      return " ".repeat(start) + cut(step.action, width - start, more);
    },
  };
}

/** Takes from the widest until all fit; nothing, if then they are too narrow. */
function fitted(wanted: readonly number[], room: number): number[] | undefined {
  const widths = [...wanted];
  while (sum(widths) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= NARROWEST) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** The process's name before each step. */
function narrow(steps: readonly TraceStep[], columns: readonly Column[], room: number): Table {
  const names = Math.max(0, ...columns.map(({ name }) => stringWidth(name)));
  const longest = Math.max(0, ...steps.map(({ action }) => stringWidth(action)));
  const width = Math.min(room, names + GAP + longest);
  const nameOf = new Map(columns.map(({ pid, name }) => [pid, name]));
  return {
    head: undefined,
    width,
    cell: (step, more) =>
      cut(`${padded(nameOf.get(step.pid) ?? String(step.pid), names)}  ${step.action}`, width, more),
  };
}

function line(
  step: TraceStep,
  { numbers, table, signs }: { numbers: number; table: Table; signs: Signs },
): string {
  const number = palette.dim(String(step.seq).padStart(numbers));
  const mark = step.isFault ? `${palette.fault(signs.marks.fault)} ` : "  ";
  const style = step.isWait ? palette.bad : colourOf(step.pid);
  const cell = padded(table.cell(step, signs.more), table.width);
  return `${number}  ${mark}${style(cell)}  ${palette.dim(step.place ?? "")}`.trimEnd();
}

/** The first steps and the last ones: how it began and how it ended. */
function shown(steps: readonly TraceStep[], { most, leftOut }: StepsLook): (TraceStep | string)[] {
  if (steps.length <= most) return [...steps];
  const head = Math.floor(most / 3);
  const tail = most - head - 1;
  return [...steps.slice(0, head), leftOut(steps.length - head - tail), ...steps.slice(-tail)];
}

function cut(text: string, width: number, more: string): string {
  if (stringWidth(text) <= width) return text;
  let kept = text;
  while (stringWidth(kept) > width - more.length) kept = kept.slice(0, -1);
  return kept + more;
}
