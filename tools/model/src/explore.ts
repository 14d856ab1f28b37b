/**
 * Explores all runs of a scene: depth first, each run from the beginning, no state twice.
 *
 * A state is what memory holds, who waits where, and what each process has been told so far, from which follows where it stands.
 * States are told apart by a hash of 53 bits. Processes stop only at words that two of them touch and one of them changes; which
 * these are is found while exploring, and each time one more is found, the exploration begins again.
 */

import { Stepper } from "./run/stepper.ts";
import type { Choice } from "./run/world.ts";
import type { Program } from "./source/load.ts";
import { type Counterexample, tell } from "./counterexample.ts";

/** What an exploration found. */
export interface Exploration {
  /** States that differ. */
  readonly states: number;
  /** Runs, each from the beginning to its end or to a state that was seen before. */
  readonly runs: number;
  /** Most steps of a run. */
  readonly depth: number;
  /** Words at which processes stop. */
  readonly words: number;
  readonly milliseconds: number;
  /** How often a process was stopped at most in one run, though it could go on. */
  readonly bound: number;
  /** Whether all was seen; otherwise the limit came before. */
  readonly isComplete: boolean;
  readonly violation: Counterexample | undefined;
}

export interface Limits {
  /** Most states to look at. */
  readonly states?: number;
  /** Most steps of a run: more means that it never ends. */
  readonly steps?: number;
  /** In place of the scene's own. */
  readonly preemptions?: number;
  readonly deaths?: number;
  /** Looks whether states with one hash do not differ in memory, or in where a process stands; slow. */
  readonly audit?: boolean;
}

interface Fork {
  readonly choices: readonly Choice[];
  next: number;
}

interface Found {
  readonly why: string;
  readonly schedule: readonly Choice[];
}

/** Explores the scene of that name. */
export function explore(program: Program, name: string, limits: Limits = {}): Exploration {
  const began = performance.now();
  const { stackTraceLimit } = Error;
  // Many runs throw and catch; where, nobody asks.
  Error.stackTraceLimit = 0;
  try {
    return { ...searched(program, name, limits), milliseconds: performance.now() - began };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function searched(program: Program, name: string, limits: Limits): Omit<Exploration, "milliseconds"> {
  const stepper = new Stepper(program, name, limits);
  let search = new Search(stepper, limits, Math.min(limits.preemptions ?? Infinity, stepper.preemptions));
  while (search.run() === "again") {
    stepper.world.share();
    search = new Search(stepper, limits, search.bound);
  }
  const { found } = search;
  const { states, runs, depth, isComplete } = search;
  const violation = found === undefined ? undefined : tell(stepper, ...shortest(stepper, limits, found));
  return {
    states,
    runs,
    depth,
    words: stepper.world.sharedWords,
    bound: search.bound,
    isComplete,
    violation,
  };
}

/** The same violation, or another, with as few preemptions as there can be: it reads more easily. */
function shortest(stepper: Stepper, limits: Limits, found: Found): [string, readonly Choice[]] {
  for (let bound = 0; bound < 4; bound++) {
    const search = new Search(stepper, limits, bound);
    if (search.run() === "done" && search.found !== undefined)
      return [search.found.why, search.found.schedule];
  }
  return [found.why, found.schedule];
}

class Search {
  states = 0;
  runs = 0;
  depth = 0;
  isComplete = true;
  found: Found | undefined;
  readonly bound: number;
  private readonly stepper: Stepper;
  private readonly limits: Required<Pick<Limits, "states" | "steps">>;
  private readonly audited: Map<number, string> | undefined;
  private readonly forks: Fork[] = [];
  /** Of each state, the fewest preemptions it was come to with. */
  private readonly seen = new Map<number, number>();

  constructor(stepper: Stepper, { states = 2_000_000, steps = 2000, audit = false }: Limits, bound: number) {
    this.stepper = stepper;
    this.audited = audit ? new Map() : undefined;
    stepper.world.isAudited = audit;
    this.limits = { states, steps };
    this.bound = bound;
  }

  run(): "done" | "again" {
    do {
      this.runs++;
      this.descend();
      if (this.stepper.world.hasFound) return "again";
      if (this.found !== undefined) return "done";
      if (this.states >= this.limits.states) {
        this.isComplete = false;
        return "done";
      }
    } while (this.retreat());
    return "done";
  }

  /** Takes away what has been seen; `false` when nothing is left. */
  private retreat(): boolean {
    for (let fork = this.forks.at(-1); fork !== undefined; fork = this.forks.at(-1)) {
      if (++fork.next < fork.choices.length) return true;
      this.forks.pop();
    }
    return false;
  }

  /** One run: again along the forks, then on to its end or to what is known. */
  private descend(): void {
    const { stepper } = this;
    try {
      stepper.begin();
      for (const { choices, next } of this.forks) stepper.take(choices[next] as Choice);
      while (!this.isKnown()) {
        const choices = stepper.choices(this.bound);
        if (choices.length === 0) return stepper.end();
        if (stepper.schedule.length >= this.limits.steps)
          throw new Error(`No end after ${this.limits.steps} steps`);
        this.forks.push({ choices, next: 0 });
        stepper.take(choices[0] as Choice);
      }
    } catch (error) {
      this.found = {
        why: String(error instanceof Error && error.message !== "" ? error.message : error),
        schedule: [...stepper.schedule],
      };
      this.stepper.failed = error;
    } finally {
      this.depth = Math.max(this.depth, stepper.schedule.length);
    }
  }

  private isKnown(): boolean {
    const { stepper, bound, seen } = this;
    const { low, high } = stepper.world.hash();
    const last = bound === Infinity ? 0 : stepper.last + 2;
    const state = (low >>> 0) * 2 ** 21 + ((high ^ Math.imul(last, 0x9e_37)) >>> 11);
    const preemptions = bound === Infinity ? 0 : stepper.preempted;
    this.audit(state);
    const before = seen.get(state);
    if (before !== undefined && before <= preemptions) return true;
    if (before === undefined) this.states++;
    seen.set(state, preemptions);
    return false;
  }

  private audit(state: number): void {
    if (this.audited === undefined) return;
    const description = this.stepper.world.describe();
    const before = this.audited.get(state) ?? description;
    if (before !== description) throw new Error(`Two states have one hash:\n${before}\n${description}`);
    this.audited.set(state, description);
  }
}
