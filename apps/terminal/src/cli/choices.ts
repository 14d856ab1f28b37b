/** What the options of `mp trace` and `mp explore` say, once it is known that they make sense. */

import { isAbsolute, resolve } from "node:path";

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

/** An option's value that does not make sense. */
export class ValueError extends Error {
  override readonly name = "ValueError";
  readonly option: string;
  readonly value: string;
  readonly wanted: Wanted;

  constructor(option: string, value: string, wanted: Wanted) {
    super(`${option} ${value}`);
    this.option = option;
    this.value = value;
    this.wanted = wanted;
  }
}

/** What an option takes: one of some words, or a whole number. */
export type Wanted = readonly string[] | { readonly least: number };

/** Two options of which one makes no sense beside the other. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";
  readonly options: readonly [string, string];

  constructor(one: string, other: string) {
    super(`${one} ${other}`);
    this.options = [one, other];
  }
}

type Typed = Readonly<Record<string, string | boolean | undefined>>;

const VIEWS = ["lanes", "text"] as const;
const STRATEGIES = ["exhaustive", "random", "pct"] as const;

/** Two preemptions find nearly every fault of small programs, and leave few enough schedules to try them all. */
const BOUND = 2;
const MOST_SCHEDULES = 100_000;
const SEEDS = 1_000;

/** Reads what both commands have. @throws {ValueError} */
export function choicesOf(typed: Typed, cwd: string): Choices {
  const file = text(typed, "perfetto");
  const time = count(typed, "time", 1);
  return {
    perfetto: file === undefined || isAbsolute(file) ? file : resolve(cwd, file),
    replay: text(typed, "replay"),
    sites: typed["sites"] !== false,
    timeMs: time === undefined ? undefined : time * 1_000,
    view: oneOf(typed, "view", VIEWS),
  };
}

/** Reads how to search. `--seeds` alone means at random. @throws {ValueError} @throws {ConflictError} */
export function searchOf(typed: Typed): SearchChoice {
  const bound = count(typed, "bound", 0);
  const seeds = count(typed, "seeds", 1);
  const limit = count(typed, "limit", 1);
  const strategy = oneOf(typed, "strategy", STRATEGIES) ?? (seeds === undefined ? "exhaustive" : "random");
  if (strategy === "exhaustive") {
    if (seeds !== undefined) throw new ConflictError("--seeds", "--strategy exhaustive");
    return { strategy, bound: bound ?? BOUND, limit: limit ?? MOST_SCHEDULES };
  }
  if (bound !== undefined) throw new ConflictError("--bound", `--strategy ${strategy}`);
  return { strategy, limit: Math.min(seeds ?? SEEDS, limit ?? Infinity) };
}

function text(typed: Typed, name: string): string | undefined {
  const value = typed[name];
  return typeof value === "string" ? value : undefined;
}

function count(typed: Typed, name: string, least: number): number | undefined {
  const value = text(typed, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(number) && number >= least) return number;
  throw new ValueError(`--${name}`, value, { least });
}

function oneOf<T extends string>(typed: Typed, name: string, words: readonly T[]): T | undefined {
  const value = text(typed, name);
  if (value === undefined) return undefined;
  const word = words.find((each) => each === value);
  if (word === undefined) throw new ValueError(`--${name}`, value, words);
  return word;
}
