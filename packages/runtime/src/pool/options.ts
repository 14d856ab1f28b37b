import type { ResourceLimits } from "../port.ts";

/** How a `Pool` is made. */
export interface PoolOptions {
  /** How many workers; as many as the machine has processors if left out. */
  processes?: number | undefined;
  /** Called in each worker before its first task. If it throws, the pool is broken, and its tasks fail with that error. */
  // oxlint-disable-next-line typescript/no-explicit-any -- any function will do
  initializer?: ((...args: any[]) => unknown) | undefined;
  /** The arguments of `initializer`. */
  initargs?: readonly unknown[] | undefined;
  /** Tasks after which a worker ends and is replaced by a fresh one; a chunk of a map is one task. */
  maxtasksperchild?: number | undefined;
  /** Milliseconds that a cancelled task has to stop by itself (see `taskSignal`) before its worker is ended; 1000 if left out. */
  grace?: number | undefined;
  /** Limits of the memory of each worker, where the platform has them. */
  resourceLimits?: ResourceLimits | undefined;
}

/** Options of `Pool.map` and its kin. */
export interface MapOptions {
  /** How many items a task has. By default so many that there are four tasks for each worker, and 1 for `imap`. */
  chunksize?: number | undefined;
  /** Cancels all tasks of the call: the result rejects with the signal's reason. See {@link ApplyOptions}. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that each task, a chunk, may take from its start; then it is cancelled, and fails with `TimeoutError`. */
  timeout?: number | undefined;
}

/** Options of `Pool.apply`. */
export interface ApplyOptions {
  /**
   * Cancels the task: the result rejects at once with the signal's reason. A task that has not begun never will; one that runs is asked to
   * stop, through its `taskSignal()`, and if it has not after the pool's `grace`, its worker is ended and replaced.
   * No other task is touched.
   */
  signal?: AbortSignal | undefined;
  /** Milliseconds that the task may take from its start, not counting its time in the queue; then it is cancelled, and fails with `TimeoutError`. */
  timeout?: number | undefined;
}
