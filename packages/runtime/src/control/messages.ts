/** What a controller and its hosts tell each other: a program or a job now and then, never anything for one execution of many. */

import type { Outcome } from "../trace/events.ts";
import type { Output } from "./output.ts";
import type { Unit } from "./unit.ts";
import type { Records } from "./recording.ts";
import type { Strategy } from "./strategy.ts";

/** What a host is told first. */
export interface HostBirth {
  readonly type: "host";
  readonly host: number;
  readonly board: SharedArrayBuffer;
  readonly heap: SharedArrayBuffer;
}

/** A program to be run from now on. */
export interface TakeProgram {
  readonly type: "program";
  readonly main: string;
  readonly units: readonly Unit[];
  readonly externals: readonly string[];
  readonly seesEnds: boolean;
}

/** What the first host is to do. */
export interface Job {
  readonly type: "job";
  readonly strategy: Strategy;
  /** How many executions at most. */
  readonly limit: number;
  readonly mostSteps: number;
  /** Number of the first execution; above 0 where a job goes on that was broken off. */
  readonly first: number;
  /** How many steps the longest execution took so far. */
  readonly longest: number;
  /** Bits of `ASKED`. */
  readonly asked: number;
  /** Whether there can be no more hosts than there are. */
  readonly hasAllHosts: boolean;
  /** The decisions that are given to the first execution. */
  readonly given: Uint8Array;
}

export type ToHost = HostBirth | TakeProgram | Job;

/** The program is there; or it can't be, and why. */
export interface Ready {
  readonly type: "ready";
  readonly failure: string | undefined;
}

/** Executions with the same outcome, of one batch. */
export interface Folded {
  readonly key: string;
  readonly outcome: Outcome;
  readonly output: readonly Output[];
  count: number;
  /** The first of them, and the one with the fewest preemptions. */
  readonly first: Sample;
  simplest: Sample;
}

/** One execution, as it can be found again. */
export interface Sample {
  readonly execution: number;
  readonly schedule: string;
  readonly steps: number;
  readonly preemptions: number;
}

/** What came of some executions. */
export interface Batch {
  readonly type: "batch";
  /** How many executions are done since the job began. */
  readonly executions: number;
  readonly longest: number;
  readonly outcomes: readonly Folded[];
  /** The decisions that are given to the next execution. */
  readonly next: Uint8Array;
  /** Whether the job is over; and if so, whether there was nothing more to do, or the next execution needs more hosts. */
  readonly isOver: boolean;
  readonly isComplete: boolean;
  readonly needsHosts: boolean;
  /** How many times hosts have told what they recorded. */
  readonly told: number;
}

/** What a host has recorded. */
export interface Recorded extends Records {
  readonly type: "records";
}

export type FromHost = Ready | Batch | Recorded;
