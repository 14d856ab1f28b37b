import type { Step } from "../findings/finding.ts";
import type { ObjectKind, Trace, WaitOperation } from "../trace.ts";

/** When something was: which event, and how many milliseconds after the beginning. */
export interface Moment {
  readonly seq: number;
  readonly time: number;
}

/**
 * What a process was doing.
 *
 * - `starting`: it has been started, and its code does not run yet.
 * - `ready`: what it waited for has come, and it has not gone on yet; where processes take turns, also whenever it is another one's turn.
 */
export type LaneState = "starting" | "running" | "ready" | "blocked" | "sleeping";

/** Who held what a process waited for, and for which part of the wait. */
export interface Holding {
  readonly pid: number;
  /** Where it had got it. */
  readonly since: Step;
  readonly from: Moment;
  readonly to: Moment;
}

/** Why a process is blocked. */
export interface Cause {
  readonly operation: WaitOperation;
  /** Id of what it waits for. */
  readonly object?: number;
  /** Pid of the process it waits for. */
  readonly target?: number;
  /** Where in the program it waits. */
  readonly site?: number;
  /** Who had the lock meanwhile, one after the other. */
  readonly heldBy: readonly Holding[];
  /** How the wait ended; left out if it did not. */
  readonly result?: "ready" | "timeout" | "aborted" | "deadlock";
}

/** A stretch of a lane. */
export interface Interval {
  readonly state: LaneState;
  readonly from: Moment;
  readonly to: Moment;
  /** Of `blocked`, `sleeping` and the `ready` after them. */
  readonly cause?: Cause;
}

/** The life of a process. */
export interface Lane {
  readonly pid: number;
  readonly name: string;
  readonly parent: number | null;
  /** One after the other, without gaps. */
  readonly intervals: readonly Interval[];
  /** How it ended; left out if it is still there when the trace ends. */
  readonly end?: { readonly exitCode: number; readonly how: "ended" | "terminated" };
}

/**
 * What led from one process to another.
 *
 * - `message`: `put` to its `get`, `send` to its `recv`
 * - `wake`: what ended a wait: a release, a `set`, a notification, an end, room in a queue
 * - `task`: a task of a pool to its worker, and its result back
 */
export interface Arrow {
  readonly kind: "start" | "message" | "wake" | "task";
  readonly from: Moment & Step;
  readonly to: Moment & Step;
  /** What is carried, in short. */
  readonly value?: string;
}

/** How many messages lay in a queue, or in one direction of a pipe, from each moment on. */
export interface Depth {
  readonly object: number;
  readonly kind: ObjectKind;
  /** Of a pipe: the end that sends. */
  readonly end?: 0 | 1;
  readonly points: readonly (Moment & { readonly depth: number })[];
  readonly most: number;
}

/** What a shared datum held from each moment on. */
export interface SharedData {
  readonly object: number;
  readonly index: number;
  /** How many elements, if more than one. */
  readonly length?: number;
  /** `pid` is who wrote it; 0 for what was there before the first write, as somebody read it. */
  readonly points: readonly (Moment & { readonly pid: number; readonly value: string })[];
}

/** What truly ran at the same time. Where processes take turns, nothing does. */
export interface Parallel {
  /** Milliseconds in which exactly so many processes were running: place 0 none, place 1 one, and so on. */
  readonly atOnce: readonly number[];
  /** Which part of the time two or more were running, from 0 to 1. */
  readonly share: number;
}

/** A trace as a picture shows it. */
export interface Timeline {
  readonly mode: Trace["mode"];
  readonly from: Moment;
  readonly to: Moment;
  readonly lanes: readonly Lane[];
  readonly arrows: readonly Arrow[];
  readonly depths: readonly Depth[];
  readonly data: readonly SharedData[];
  readonly parallel: Parallel;
}
