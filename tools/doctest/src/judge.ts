import type { Example } from "./examples.ts";
import { difference, expectedErrorLines, expectedLines, missingLine, printedLines } from "./expected.ts";
import type { Outcome } from "./run.ts";

/** What is wrong with an example that was run; nothing if it does what it says. */
export function complaint({ place, code }: Example, outcome: Outcome): string | undefined {
  const differs = difference(expectedLines(code), printedLines(outcome.stdout));
  const missing = missingLine(expectedErrorLines(code), printedLines(outcome.stderr));
  if (outcome.trouble === undefined && differs === undefined && missing === undefined) return undefined;
  const parts = [
    outcome.trouble === undefined ? undefined : `The example at ${place} failed: ${outcome.trouble}`,
    differs === undefined
      ? undefined
      : `The example at ${place} does not print what it says (- as written, + as printed):\n${differs}`,
    missing === undefined
      ? undefined
      : `The example at ${place} does not write to standard error what it says: ${missing}`,
    outcome.stderr === "" ? undefined : `Its errors:\n${outcome.stderr.trimEnd()}`,
  ];
  return parts.filter((part) => part !== undefined).join("\n");
}
