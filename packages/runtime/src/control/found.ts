/** What executions came to, folded: those that ended the same way and wrote the same are one. */

import type { Batch, Folded, Sample } from "./messages.ts";
import type { Execution, Fold } from "./options.ts";
import type { Records } from "./recording.ts";

/** What was found so far. */
export interface Found {
  executions: number;
  longest: number;
  isComplete: boolean;
  readonly outcomes: Map<string, Folded>;
  /** The decisions that are given to the next execution. */
  next: Uint8Array;
  /** What was recorded in the last job. */
  records: readonly Records[];
}

/** Takes in what came of a batch. */
export function foldInto(found: Found, { executions, longest, next, outcomes }: Batch): void {
  found.executions = executions;
  found.next = next;
  found.longest = longest;
  for (const fold of outcomes) {
    const known = found.outcomes.get(fold.key);
    if (known === undefined) {
      found.outcomes.set(fold.key, fold);
      continue;
    }
    known.count += fold.count;
    if (fold.simplest.preemptions < known.simplest.preemptions) known.simplest = fold.simplest;
  }
}

/** One of the executions that came to the same. */
export function executionOf(
  { outcome, output }: Pick<Folded, "outcome" | "output">,
  sample: Sample,
): Execution {
  const { preemptions, schedule, steps } = sample;
  return { outcome, output, schedule, steps, preemptions };
}

/** Executions that came to the same, as the caller gets them. */
export function foldOf(fold: Folded, isFailure: boolean): Fold {
  const { count, outcome, output } = fold;
  return {
    outcome,
    output,
    isFailure,
    count,
    first: executionOf(fold, fold.first),
    simplest: executionOf(fold, fold.simplest),
  };
}
