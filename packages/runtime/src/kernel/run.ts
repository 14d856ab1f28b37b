/** The two drivers of an {@link Operation}: one blocks the thread, one awaits. */

import { expectOptions, expectType } from "../check.ts";
import { PlatformError } from "../errors.ts";
import { port } from "../port.ts";
import type { Call } from "../trace/probe.ts";
import { controller } from "./controller.ts";
import { family, PROCESS } from "./family.ts";
import { disarm, sleepAsync, type WakeReason } from "./hub.ts";
import { sleepLong } from "./long-sleep.ts";
import { type Operation, SPIN, type WaitPoint, WaitTimeout } from "./operation.ts";
import { pause } from "./run-briefly.ts";
import { stopIfRequested } from "./stop.ts";

/** How long a waiting operation may take. */
export interface WaitOptions {
  /** Milliseconds to wait at most; left out or `Infinity` for ever, 0 or less for one look. */
  timeout?: number | undefined;
}

/** Options of the promise face of a waiting operation. */
export interface AsyncWaitOptions extends WaitOptions {
  /** Ends the wait with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs an operation to its end, blocking this thread while it waits. Throws `WaitTimeout` when its time is up, and
 * `DeadlockError` when nobody can end the wait any more.
 */
export function runSync<T>(operation: Operation<T>, options?: WaitOptions): T {
  const deadline = deadlineOf(options);
  let step = operation.next(true);
  if (step.done) return step.value;
  const { heap, process } = family();
  const waitsOn = (process >> 2) + PROCESS.WAITS_ON;
  let waiting: Call | undefined;
  try {
    while (!step.done) {
      if (step.value === SPIN) {
        pause();
        // Under control nothing changes while this process looks: spinning would be in vain.
        step = operation.next(controller === undefined);
      } else {
        // Tells the supervisor that a wake-up given to this process may have to be given again.
        heap.words[waitsOn] = step.value.words.byteOffset + step.value.index * 4;
        waiting = follow(waiting, step.value);
        const failure = block(step.value, step.value.patient ? Number.POSITIVE_INFINITY : deadline);
        if (failure !== undefined) waiting?.waited(failure instanceof WaitTimeout ? "timeout" : "deadlock");
        step = failure === undefined ? operation.next(true) : operation.throw(failure);
      }
    }
    return step.value;
  } finally {
    heap.words[waitsOn] = 0;
    waiting?.waited("ready");
  }
}

/** Runs an operation to its end, awaiting while it waits. Rejects with `WaitTimeout` when its time is up. */
export async function runAsync<T>(operation: Operation<T>, options?: AsyncWaitOptions): Promise<T> {
  const deadline = deadlineOf(options);
  const signal = options?.signal;
  signal?.throwIfAborted();
  let step = operation.next(false);
  if (step.done) return step.value;
  const { heap, process } = family();
  const awaits = (process >> 2) + PROCESS.AWAITS;
  let waiting: Call | undefined;
  Atomics.add(heap.words, awaits, 1);
  try {
    while (!step.done) {
      if (step.value === SPIN) {
        step = operation.next(false);
        continue;
      }
      const { patient } = step.value;
      const until = patient ? Number.POSITIVE_INFINITY : deadline;
      waiting = follow(waiting, step.value);
      if (until > performance.now()) waiting?.waits(until !== Number.POSITIVE_INFINITY);
      const outcome = await sleepUntil(step.value, until, patient ? undefined : signal);
      if (outcome !== "woken") waiting?.waited(outcome === "aborted" ? "aborted" : "timeout");
      if (outcome === "woken") step = operation.next(false);
      else step = operation.throw(outcome === "aborted" ? signal?.reason : new WaitTimeout());
    }
    return step.value;
  } finally {
    Atomics.sub(heap.words, awaits, 1);
    waiting?.waited("ready");
  }
}

/** The call that waits now: one operation may wait for several things, one after the other. */
function follow(waiting: Call | undefined, { call }: WaitPoint): Call | undefined {
  if (waiting !== call) waiting?.waited("ready");
  return call;
}

function sleepUntil(
  point: WaitPoint,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<WakeReason> {
  return controller === undefined
    ? sleepAsync(point, deadline - performance.now(), signal)
    : controller.await(point, deadline, signal);
}

/** Sleeps until woken. Gives the error that is to end the wait, if its time is up or it is part of a deadlock. */
function block(point: WaitPoint, deadline: number): Error | undefined {
  const remaining = deadline - performance.now();
  if (remaining <= 0) return new WaitTimeout();
  if (!port().mayBlock) {
    throw new PlatformError(
      "This thread must not block; use the promise face of the operation (without Sync), or run it in a process",
    );
  }
  point.call?.waits(remaining !== Number.POSITIVE_INFINITY);
  if (controller !== undefined)
    return controller.block(point, deadline) === "timed-out" ? new WaitTimeout() : undefined;
  port().beforeBlocking?.();
  disarm();
  const failure = remaining === Number.POSITIVE_INFINITY ? sleepLong(point) : sleepFor(point, remaining);
  stopIfRequested(family());
  return failure;
}

function sleepFor({ index, seen, words }: WaitPoint, remaining: number): WaitTimeout | undefined {
  return Atomics.wait(words, index, seen, remaining) === "timed-out" ? new WaitTimeout() : undefined;
}

/** Checks the options of a waiting operation; to be called before anything is taken, also where nothing has to be waited for. */
export function checkWait(options: AsyncWaitOptions | undefined): void {
  if (options === undefined) return;
  expectOptions(options, "a waiting operation");
  const { timeout, signal } = options;
  const isTime = timeout === undefined || (typeof timeout === "number" && !Number.isNaN(timeout));
  expectType(isTime, "timeout", "a number of milliseconds", timeout);
  const isSignal = signal === undefined || typeof signal?.throwIfAborted === "function";
  expectType(isSignal, "signal", "an AbortSignal", signal);
}

/** When the time of a wait is up, on the clock of `performance.now()`. Checks its options. */
export function deadlineOf(options: WaitOptions | undefined): number {
  checkWait(options);
  return performance.now() + (options?.timeout ?? Number.POSITIVE_INFINITY);
}
