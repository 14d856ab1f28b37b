import type { ExpectedOutput } from "@mp/content";

/** How what a program printed differs from what its lesson says: the first difference, in words. */
export function outputProblem(printed: string, { order, lines }: ExpectedOutput): string | undefined {
  const got = linesOf(printed);
  return order === "exact" ? sequenceProblem(got, lines) : bagProblem(got, lines);
}

/** What a program printed, line by line. */
function linesOf(printed: string): readonly string[] {
  const text = printed.trimEnd();
  return text === "" ? [] : text.split("\n");
}

/** Whether a line is as expected; `<n>` stands for any number, while `Process-1` and `100 %` are what they are. */
function matches(line: string, expected: string): boolean {
  const pieces = expected.split("<n>").map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pieces.join("\\d+")}$`).test(line);
}

function sequenceProblem(got: readonly string[], expected: readonly string[]): string | undefined {
  for (let at = 0; at < Math.max(got.length, expected.length); at++) {
    const [line, wanted] = [got[at], expected[at]];
    if (line === undefined) return `it did not print line ${at + 1}, "${wanted}"`;
    if (wanted === undefined) return `it printed one line more, "${line}"`;
    if (!matches(line, wanted)) return `line ${at + 1} of its output is "${line}", not "${wanted}"`;
  }
  return undefined;
}

/** In any order: each expected line is taken by one printed line. */
function bagProblem(got: readonly string[], expected: readonly string[]): string | undefined {
  const left = [...expected];
  for (const line of got) {
    const at = left.findIndex((wanted) => matches(line, wanted));
    if (at === -1) return `it printed "${line}", which the lesson does not expect (so often)`;
    left.splice(at, 1);
  }
  return left.length === 0 ? undefined : `it did not print "${left[0]}"`;
}
