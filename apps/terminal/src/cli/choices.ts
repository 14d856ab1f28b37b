/** What the options of `mp trace` and `mp explore` say, once it is known that they make sense. */

import { isAbsolute, resolve } from "node:path";
import type { Typed } from "./args.ts";
import { numberOf, textOf, wordOf } from "./values.ts";

/** How a trace is shown: drawn, or told in sentences. */
export type View = "lanes" | "text";

/** How `mp explore` chooses schedules. */
export type SearchChoice =
  | { readonly strategy: "exhaustive"; readonly bound: number; readonly limit: number }
  | { readonly strategy: "random" | "pct"; readonly limit: number };

/** The choices of both commands. */
export interface Choices {
  /** File for the trace in the format of Perfetto. */
  readonly perfetto: string | undefined;
  /** A schedule to repeat. */
  readonly replay: string | undefined;
  readonly sites: boolean;
  /** How long it may take, in milliseconds. */
  readonly timeMs: number | undefined;
  /** `undefined`: as it suits where the output goes. */
  readonly view: View | undefined;
}

/** Two options of which one makes no sense beside the other. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";
  readonly options: readonly [string, string];

  constructor(one: string, other: string) {
    super(`${one} ${other}`);
    this.options = [one, other];
  }
}

/** Two preemptions find nearly every fault of small programs, and leave few enough schedules to try them all. */
const BOUND = 2;
const MOST_SCHEDULES = 100_000;
const SEEDS = 1_000;

/** Reads what both commands have. @throws {ValueError} */
export function choicesOf(typed: Typed, cwd: string): Choices {
  const file = textOf(typed, "perfetto");
  const time = numberOf(typed, "time");
  return {
    perfetto: file === undefined || isAbsolute(file) ? file : resolve(cwd, file),
    replay: textOf(typed, "replay"),
    sites: typed["sites"] !== false,
    timeMs: time === undefined ? undefined : time * 1_000,
    view: wordOf(typed, "view"),
  };
}

/** Reads how to search. `--seeds` alone means at random. @throws {ValueError} @throws {ConflictError} */
export function searchOf(typed: Typed): SearchChoice {
  const bound = numberOf(typed, "bound");
  const seeds = numberOf(typed, "seeds");
  const limit = numberOf(typed, "limit");
  const strategy = wordOf(typed, "strategy") ?? (seeds === undefined ? "exhaustive" : "random");
  if (strategy === "exhaustive") {
    if (seeds !== undefined) throw new ConflictError("--seeds", "--strategy exhaustive");
    return { strategy, bound: bound ?? BOUND, limit: limit ?? MOST_SCHEDULES };
  }
  if (bound !== undefined) throw new ConflictError("--bound", `--strategy ${strategy}`);
  return { strategy, limit: Math.min(seeds ?? SEEDS, limit ?? Infinity) };
}
