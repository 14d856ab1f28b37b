import type { Check, Expectations } from "@mp/content";
import { grade, type Grading, messageIds } from "@mp/tutor";
import type { Explorer } from "@mp/tutor/node";

/** A program that is graded, and how. */
export interface Graded {
  readonly file: string;
  readonly check: Check | Expectations;
  /** What came of the ordinary run, or of all schedules. */
  readonly grading: Grading;
}

const MAX_STEPS = 2_000;
const TIME_MS = 120_000;

/**
 * What a check that looks at one run says of runs under schedules drawn at random, where that is something else than it said: nothing, if
 * it says the same of all. A check that tries all schedules by itself has tried these as well.
 */
export async function otherMessage(
  { file, check, grading }: Graded,
  seeds: number,
  explorer: Explorer,
): Promise<string | undefined> {
  const judges = typeof check === "function" ? check : undefined;
  if (!judges || grading.status === "error") return undefined;
  const runs = await explorer.sample(file, { seeds, maxSteps: MAX_STEPS }, { timeMs: TIME_MS });
  if (!runs) return "nothing, as it took too long";
  const usual = messageOf(grading);
  return runs.map((run) => messageOf(grade(run, judges, file))).find((message) => message !== usual);
}

function messageOf(grading: Grading): string {
  return messageIds(grading)[0] ?? "that it passes";
}
