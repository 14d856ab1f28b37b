import { expect, test } from "vitest";
import { outputProblem } from "../src/check/output.ts";

const exact = (...lines: string[]) => ({ order: "exact" as const, lines });
const any = (...lines: string[]) => ({ order: "any" as const, lines });

test.each([
  ["a\nb\n", exact("a", "b"), undefined],
  ["b\na\n", exact("a", "b"), 'line 1 of its output is "b", not "a"'],
  ["a\n", exact("a", "b"), 'it did not print line 2, "b"'],
  ["a\nb\nc\n", exact("a", "b"), 'it printed one line more, "c"'],
  ["b\na\n", any("a", "b"), undefined],
  ["a\na\n", any("a", "b"), 'it printed "a", which the lesson does not expect (so often)'],
  ["a\n", any("a", "b"), 'it did not print "b"'],
  ["pid 12\n", exact("pid <n>"), undefined],
  ["pid x\n", exact("pid <n>"), 'line 1 of its output is "pid x", not "pid <n>"'],
  ["100 % (a)\n", exact("100 % (a)"), undefined],
  ["", exact(), undefined],
])("%j against %j", (printed, expected, problem) => {
  expect(outputProblem(printed, expected)).toBe(problem);
});
