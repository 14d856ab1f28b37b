import type { Example } from "./examples.ts";
import { difference, expectedLines, printedLines } from "./expected.ts";
import type { Outcome } from "./run.ts";

/** What is wrong with an example that was run; nothing if it does what it says. */
export function complaint({ place, code }: Example, outcome: Outcome): string | undefined {
  const differs = difference(expectedLines(code), printedLines(outcome.stdout));
  if (outcome.trouble === undefined && differs === undefined) return undefined;
  const parts = [
    outcome.trouble === undefined ? undefined : `The example at ${place} failed: ${outcome.trouble}`,
    differs === undefined
      ? undefined
      : `The example at ${place} does not print what it says (- as written, + as printed):\n${differs}`,
    outcome.stderr === "" ? undefined : `Its errors:\n${outcome.stderr.trimEnd()}`,
  ];
  return parts.filter((part) => part !== undefined).join("\n");
}
