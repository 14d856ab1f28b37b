/** The numbers of texts in the slots of a ring, beside those of `trace/probe.ts`. */

import type { ObjectKind } from "../trace/events.ts";
import type { WaitResult } from "../trace/probe.ts";

/** In place of an operation: what is no event, but is needed to tell of events. */
export const NOTE = {
  /** A new object: its kind is in A, and one more than its size in B, or 0. */
  MADE: 64,
  /** The object is called so. */
  NAMED: 65,
  /** A call site: its number in A, its place as text. */
  SITE: 66,
  /** This process: its parent's pid in A, its name as text. */
  PROCESS: 67,
} as const;

/** Kinds of objects, by their number. */
export const KINDS: readonly ObjectKind[] = [
  "Object",
  "Lock",
  "RLock",
  "Semaphore",
  "BoundedSemaphore",
  "Condition",
  "Event",
  "Barrier",
  "Value",
  "RawValue",
  "Array",
  "RawArray",
  "SharedMemory",
  "ShareableList",
  "Queue",
  "JoinableQueue",
  "SimpleQueue",
  "Pipe",
  "Pool",
];

/** In A of a `wait.begin`, beside the operation: the wait ends by itself. */
export const TIMED: number = 1 << 8;
/** In B of an `acquire`, beside whether the holder before had died: it would have given up. */
export const TRIED = 2;

/** How waits end, by their number. */
export const WAIT_RESULTS: readonly WaitResult[] = ["ready", "timeout", "aborted", "deadlock"];
