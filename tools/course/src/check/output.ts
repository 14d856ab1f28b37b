import { type ExpectedOutput, outputDifference } from "@mp/content";

/** How what a program printed differs from what its lesson says: the first difference, in words. */
export function outputProblem(printed: string, expected: ExpectedOutput): string | undefined {
  const difference = outputDifference(printed, expected);
  if (!difference) return undefined;
  const { line, got, wanted } = difference;
  if (got === undefined) return `it did not print ${line === undefined ? "" : `line ${line}, `}"${wanted}"`;
  if (line === undefined) return `it printed "${got}", which the lesson does not expect (so often)`;
  return wanted === undefined
    ? `it printed one line more, "${got}"`
    : `line ${line} of its output is "${got}", not "${wanted}"`;
}
