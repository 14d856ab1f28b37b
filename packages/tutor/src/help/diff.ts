import { structuredPatch } from "diff";

/** One line of a difference. */
export interface DiffLine {
  /** `own` is in the student's program only, `solution` in the solution only. */
  readonly kind: "both" | "own" | "solution";
  readonly text: string;
}

/** Lines that differ, with some around them. Lines count from 1. */
export interface DiffHunk {
  readonly ownLine: number;
  readonly solutionLine: number;
  readonly lines: readonly DiffLine[];
}

/** How many equal lines stand around those that differ. */
const CONTEXT = 2;

/** How a student's program differs from the solution: in nothing, if there are no hunks. */
export function diffToSolution(own: string, solution: string): DiffHunk[] {
  const { hunks } = structuredPatch("own", "solution", tidy(own), tidy(solution), "", "", {
    context: CONTEXT,
  });
  return hunks.map(({ oldStart, newStart, lines }) => ({
    ownLine: oldStart,
    solutionLine: newStart,
    lines: lines.flatMap(lineOf),
  }));
}

// Blanks at the ends of lines, and how a line ends, are no difference that matters.
function tidy(source: string): string {
  return `${source.replaceAll(/[^\S\n]+$/gm, "").trimEnd()}\n`;
}

const KINDS = new Map<string, DiffLine["kind"]>([
  [" ", "both"],
  ["-", "own"],
  ["+", "solution"],
]);

function lineOf(line: string): DiffLine[] {
  const kind = KINDS.get(line.charAt(0));
  return kind === undefined ? [] : [{ kind, text: line.slice(1) }];
}
