/** The driver for waits of a few instructions: for the mutexes inside the heap and the primitives. */

import { port } from "../port.ts";
import { type Operation, SPIN } from "./operation.ts";

/** Tells the processor that this thread spins. It came with Node 24; without it a spin costs only more power. */
export const pause: () => void = (Atomics as { pause?: () => void }).pause ?? ((): void => {});

/** Runs an operation that waits a few instructions at most, on any thread: where blocking is forbidden, it spins. */
export function runBriefly<T>(operation: Operation<T>): T {
  let step = operation.next(true);
  while (!step.done) {
    if (step.value === SPIN || !port().mayBlock) pause();
    else Atomics.wait(step.value.words, step.value.index, step.value.seen);
    step = operation.next(true);
  }
  return step.value;
}
