import type { ExpectedOutput } from "./schema/lesson.ts";

/** The first thing in which an output is not as expected. */
export interface OutputDifference {
  /** The line it is about, from 1; left out where any order will do. */
  readonly line?: number;
  /** The printed line that is not expected there; left out if one is missing. */
  readonly got?: string;
  /** The line that is missing there; left out if there is one too many. */
  readonly wanted?: string;
}

/** Compares what a program printed with what it should print. In `any` order, each expected line is taken by one printed line. */
export function outputDifference(
  printed: string,
  { order, lines }: ExpectedOutput,
): OutputDifference | undefined {
  const text = printed.trimEnd();
  const got = text === "" ? [] : text.split("\n");
  return order === "exact" ? inSequence(got, lines) : inAnyOrder(got, lines);
}

function inSequence(got: readonly string[], expected: readonly string[]): OutputDifference | undefined {
  for (let at = 0; at < Math.max(got.length, expected.length); at++) {
    const [line, wanted] = [got[at], expected[at]];
    if (line !== undefined && wanted !== undefined && matches(line, wanted)) continue;
    return {
      line: at + 1,
      ...(line !== undefined && { got: line }),
      ...(wanted !== undefined && { wanted }),
    };
  }
  return undefined;
}

function inAnyOrder(got: readonly string[], expected: readonly string[]): OutputDifference | undefined {
  const left = [...expected];
  for (const line of got) {
    const at = left.findIndex((wanted) => matches(line, wanted));
    if (at === -1) return { got: line };
    left.splice(at, 1);
  }
  return left[0] === undefined ? undefined : { wanted: left[0] };
}

/** `<n>` stands for any number, while `Process-1` and `100 %` are what they are. */
function matches(line: string, expected: string): boolean {
  const pieces = expected
    .split("<n>")
    .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(String.raw`^${pieces.join(String.raw`\d+`)}$`).test(line);
}
