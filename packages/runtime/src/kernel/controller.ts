/**
 * Who lets a process wait, in place of the engine, where schedules are controlled (`control/`). In all other threads there is none, and
 * an operation that waits pays one test for it.
 */

import type { WakeReason } from "./hub.ts";
import type { WaitPoint } from "./operation.ts";

/** Takes the place of `Atomics.wait` and `Atomics.waitAsync`. Deadlines are on the clock of `performance.now()`. */
export interface Controller {
  /** Blocks until the word at the point has another value than was seen there, or the time is up; without a point, until the time is up. */
  block(point: WaitPoint | undefined, deadline: number): "woken" | "timed-out";
  /** Like {@link Controller.block}, as a promise. */
  await(point: WaitPoint, deadline: number, signal: AbortSignal | undefined): Promise<WakeReason>;
}

/** Who controls this thread; `undefined`: nobody. */
export let controller: Controller | undefined;

/** Puts this thread under control, for good. */
export function putUnder(next: Controller): void {
  controller = next;
}
