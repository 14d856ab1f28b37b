/** What a controller is asked, and what it answers. */

import type { Outcome, Trace } from "../trace/events.ts";
import type { Output } from "./output.ts";
import type { Strategy } from "./strategy.ts";

/** Options of `createController`. */
export interface ControllerOptions {
  /** How many processes a program may have at once, the main one included; 16 if left out, 64 at most. Threads are started as they are needed. */
  maxProcesses?: number | undefined;
  /** Milliseconds of real time for which a process may compute without any operation; 5000 if left out. */
  stallTime?: number | undefined;
}

/** Options of `Controller.run`. */
export interface RunOptions {
  /** How decisions are taken; `random()` if left out. */
  strategy?: Strategy | undefined;
  /** The schedule to be replayed, in place of a strategy. */
  schedule?: string | undefined;
  /** How many steps the execution may take; 10 000 if left out. */
  maxSteps?: number | undefined;
  /** Whether it is traced. */
  trace?: boolean | undefined;
  /** Whether the trace says where in the program each operation was called; then there is one. */
  sites?: boolean | undefined;
  /** Gives the execution up. */
  signal?: AbortSignal | undefined;
}

/** One execution of a program. */
export interface Execution {
  /** How it ended. */
  readonly outcome: Outcome;
  /** What the processes wrote, in order. */
  readonly output: readonly Output[];
  /** Replays exactly this execution. */
  readonly schedule: string;
  /** How many turns were taken. */
  readonly steps: number;
  /** How often a process lost its turn that could have gone on. */
  readonly preemptions: number;
  /** What the processes did, if that was asked for. */
  readonly trace?: Trace;
}

/** Options of `Controller.explore`. */
export interface ExploreOptions {
  /** How schedules are chosen; all of them (`exhaustive()`) if left out. */
  strategy?: Strategy | undefined;
  /** How many executions at most; 100 000 if left out. */
  limit?: number | undefined;
  /** How many steps each execution may take; 10 000 if left out. */
  maxSteps?: number | undefined;
  /** Whether an execution is a failure; if left out, all that did not finish with exit code 0. Asked once for each different outcome. */
  isFailure?: ((execution: Execution) => boolean) | undefined;
  /** Stops as soon as there is a failure, if true. */
  untilFailure?: boolean | undefined;
  /** Is given each execution by itself, as soon as it is over; slower than to be told in the end what all came to. */
  onExecution?: ((execution: Execution) => void) | undefined;
  /** Whether the executions that {@link ExploreOptions.onExecution} is given are traced. */
  trace?: boolean | undefined;
  /** Whether their traces say where in the program each operation was called; then there are traces. */
  sites?: boolean | undefined;
  /** Told now and then how far it is. */
  onProgress?: ((progress: { readonly executions: number }) => void) | undefined;
  /** Gives the exploration up: what came of it so far is its result. */
  signal?: AbortSignal | undefined;
}

/** Executions that ended the same way and wrote the same. */
export interface Fold {
  /** How they ended. */
  readonly outcome: Outcome;
  /** What their processes wrote, in order. */
  readonly output: readonly Output[];
  /** Whether they are failures: see {@link ExploreOptions.isFailure}. */
  readonly isFailure: boolean;
  /** How many executions came to this. */
  readonly count: number;
  /** The one that came first. */
  readonly first: Execution;
  /** The one with the fewest preemptions, and of those with the fewest steps. */
  readonly simplest: Execution;
}

/** What came of an exploration. */
export interface Exploration {
  /** How many executions there were. */
  readonly executions: number;
  /** Whether these were all there are within the bound of the strategy. */
  readonly complete: boolean;
  /** The different outcomes, in the order in which they were found. */
  readonly outcomes: readonly Fold[];
  /** The failing ones among them. */
  readonly failures: readonly Fold[];
}
