/**
 * All schedules of a program as a tree: at each point somebody decides whose turn it is, and each way down ends in an outcome. It is kept as the
 * list of its ways, which are short texts; what stands at a point is asked for when it is opened (`pointAfter`).
 */

import { type Execution, exhaustive, type Fold, readSchedule } from "@mp/runtime/control";
import { printed } from "./printed.ts";
import type { OutcomeReport } from "./report.ts";
import type { Explorable, ExploreProgress } from "./request.ts";
import { harmIn, isSimpler, MAX_STEPS, NO_HARM, traced } from "./traced.ts";

/** Executions that ended alike. */
export interface TreeOutcome extends Omit<OutcomeReport, "fails"> {
  /** Whether it ended badly, or something went wrong in it; a race alone, which is in nearly every schedule, is no harm. */
  readonly harms: boolean;
}

/** A program's schedules, and what each comes to. */
export interface ScheduleTree {
  readonly executions: number;
  /** Whether these are all there are within the bound. */
  readonly complete: boolean;
  /** How often, in one schedule, a process may lose its turn that could have gone on. */
  readonly bound: number;
  /** The most frequent first. */
  readonly outcomes: readonly TreeOutcome[];
  /** Every schedule, with the place of its outcome. */
  readonly ways: readonly { readonly schedule: string; readonly outcome: number }[];
}

/** How far to look. */
export interface TreeOptions {
  readonly bound: number;
  /** Of so many schedules at most. */
  readonly limit: number;
  /** Aborting it ends the search: what has been found is the tree. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ExploreProgress) => void) | undefined;
}

/** Runs a program under all schedules within a bound, and keeps each of them. @throws SyntaxError if a module can't be parsed. */
export async function scheduleTree(
  explorable: Explorable,
  { bound, limit, signal, onProgress }: TreeOptions,
): Promise<ScheduleTree> {
  const began = performance.now();
  const ran: { readonly schedule: string; readonly key: string }[] = [];
  const { complete, executions, outcomes } = await explorable.controller.explore(explorable.program, {
    strategy: exhaustive({ bound }),
    limit,
    maxSteps: MAX_STEPS,
    signal,
    onExecution: (execution) => {
      ran.push({ schedule: execution.schedule, key: keyOf(execution) });
      onProgress?.({ executions: ran.length, milliseconds: performance.now() - began });
    },
  });
  const kinds = [...Map.groupBy(outcomes, ({ first }) => keyOf(first))]
    .map(([key, folds]) => ({
      key,
      count: sum(folds.map(({ count }) => count)),
      simplest: simplestOf(folds),
    }))
    .toSorted((a, b) => b.count - a.count);
  const places = new Map(kinds.map(({ key }, place) => [key, place]));
  const told: TreeOutcome[] = [];
  for (const { count, simplest } of kinds) {
    const shown = await traced(explorable, simplest.schedule);
    const { outcome, schedule } = simplest;
    told.push({ outcome, output: printed(simplest), count, harms: harmIn(shown) < NO_HARM, schedule });
  }
  const ways = ran.flatMap(({ schedule, key }) => {
    const outcome = places.get(key);
    return outcome === undefined ? [] : [{ schedule, outcome }];
  });
  return { executions, complete, bound, outcomes: told, ways };
}

/** The same for executions that ended alike and printed the same, whichever process printed what. */
function keyOf(execution: Execution): string {
  return JSON.stringify([execution.outcome, printed(execution)]);
}

function simplestOf(folds: readonly Fold[]): Execution {
  return folds
    .map(({ simplest }) => simplest)
    .reduce((a, b) => (isSimpler({ execution: b }, { execution: a }) ? b : a));
}

/** One of the ways to go on from a point of the tree. */
export interface Branch {
  /** Which of those that could go on gets the turn. */
  readonly choice: number;
  readonly count: number;
  /** One of these schedules. */
  readonly schedule: string;
  /** How many of these schedules come to each outcome, by its place; those to which none does are left out. */
  readonly outcomes: readonly { readonly outcome: number; readonly count: number }[];
}

/** The branches after these decisions; a single one if there is nothing more to decide, or only one schedule was tried. */
export function branchesAt({ ways }: Pick<ScheduleTree, "ways">, decisions: readonly number[]): Branch[] {
  const counts = new Map<number, Map<number, number>>();
  const shown = new Map<number, string>();
  for (const { schedule, outcome } of ways) {
    const taken = readSchedule(schedule);
    // The first alternatives at the end of a schedule are left out of it.
    if (!decisions.every((decision, at) => decision === (taken[at] ?? 0))) continue;
    const choice = taken[decisions.length] ?? 0;
    const outcomes = counts.get(choice) ?? new Map<number, number>();
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    counts.set(choice, outcomes);
    if (!shown.has(choice)) shown.set(choice, schedule);
  }
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([choice, outcomes]) => ({
      choice,
      schedule: shown.get(choice) ?? "",
      count: sum([...outcomes.values()]),
      outcomes: [...outcomes]
        .map(([outcome, count]) => ({ outcome, count }))
        .toSorted((a, b) => b.count - a.count),
    }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
