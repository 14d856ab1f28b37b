/**
 * One state machine, two faces.
 *
 * An operation that may wait is written once, as a generator that yields the word it has to wait on.
 * `runSync` drives it by blocking the thread, `runAsync` by awaiting; both move the same shared state, so a
 * blocked thread and an awaiting event loop may wait on the same object at once.
 */

import type { Call } from "../trace/probe.ts";

/** A place to wait: sleep while `words[index]` is still `seen`. */
export interface WaitPoint {
  readonly words: Int32Array;
  readonly index: number;
  readonly seen: number;
  /** Whether a wake-up concerns every waiter (an event) or one of them (a lock). */
  readonly broadcast: boolean;
  /** Bits that are all 0 once the wait can be over; left out where any other value may mean that. */
  readonly mask?: number;
  /** Set where the wait, once over, is over for ever, and nobody sees when the waiter goes on: waiting for the end of a process. */
  readonly final?: boolean;
  /** Set where the operation must not give up: neither a timeout nor an abort ends this wait. */
  readonly patient?: boolean;
  /** The public operation that waits here, while somebody is told of it. */
  readonly call?: Call | undefined;
}

/** Yielded to look again at once. The driver answers `true` where spinning is worth it. */
export const SPIN = undefined;

/** An operation that may wait, and gives a `T`. */
export type Operation<T> = Generator<WaitPoint | typeof SPIN, T, boolean>;

/** Thrown into an operation whose time is up; it may take a last look before it gives up. */
export class WaitTimeout extends Error {
  override readonly name = "WaitTimeout";
}

/** Answer of an attempt that has to wait. No user value can be it. */
export const BLOCKED: unique symbol = Symbol("blocked");

/** Runs an operation that neither a timeout nor an abort may end, such as taking a lock back. */
export function* patiently<T>(operation: Operation<T>): Operation<T> {
  let step = operation.next(false);
  while (!step.done) {
    const spin: boolean = yield step.value === SPIN ? SPIN : { ...step.value, patient: true };
    step = operation.next(spin);
  }
  return step.value;
}

/** Has the driver tell when an operation really waits. */
export function told<T>(call: Call | undefined, operation: Operation<T>): Operation<T> {
  return call === undefined ? operation : telling(call, operation);
}

function* telling<T>(call: Call, operation: Operation<T>): Operation<T> {
  let step = operation.next(false);
  while (!step.done) {
    let spin: boolean;
    try {
      spin = yield step.value === SPIN ? SPIN : { call, ...step.value };
    } catch (error) {
      step = operation.throw(error);
      continue;
    }
    step = operation.next(spin);
  }
  return step.value;
}
