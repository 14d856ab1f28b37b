/**
 * What passes between a pool and its workers: 32-bit integers, then an encoded value.
 *
 * Task:   address of the function · mode (with TICKETED or not) · arguments. Its number is its place in the queue of tasks.
 * Answer: what it is · number of the task · value or error. Or an obituary from the supervisor (`process/supervise.ts`).
 */

import type { ResourceLimits } from "../port.ts";

/** How a task applies its function. */
export const MODE = {
  /** Once, to a list of arguments. */
  APPLY: 0,
  /** To each item. */
  MAP: 1,
  /** To each item, which is a list of arguments. */
  STARMAP: 2,
  /** There is no more work: the worker that takes this one ends. */
  STOP: 3,
} as const;
export type Mode = (typeof MODE)[keyof typeof MODE];

/** Added to the mode of a task that can be cancelled: its arguments come with its ticket. */
export const TICKETED = 4;

/** What an answer is. `OBITUARY` of `process/supervise.ts` is 3. */
export const ANSWER = {
  VALUE: 0,
  ERROR: 1,
  /** A worker could not be initialised: the pool can't work. The value is the error. */
  BROKEN: 2,
} as const;

/** What a pool's workers are told at birth. */
export interface WorkerPlan {
  readonly initializer: ((...args: unknown[]) => unknown) | undefined;
  readonly initargs: readonly unknown[];
  /** Tasks after which a worker ends and is replaced; 0 for none. */
  readonly maxTasks: number;
  readonly resourceLimits: ResourceLimits | undefined;
}
