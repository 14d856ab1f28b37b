/** How waiting operations end for the caller: an answer in time, or what Python gives when time is up. */

import { TimeoutError } from "../errors.ts";
import { pinned } from "../kernel/handle.ts";
import { type Operation, WaitTimeout } from "../kernel/operation.ts";
import { type AsyncWaitOptions, runAsync, runSync, type WaitOptions } from "../kernel/run.ts";

/** Runs an operation by blocking; `false` when its time is up. */
export function finishedSync(operation: Operation<unknown>, options: WaitOptions | undefined): boolean {
  return outcomeSync(operation, options, () => false) !== false;
}

/** Runs an operation on `object` by awaiting; `false` when its time is up. */
export async function finished(
  object: object,
  operation: Operation<unknown>,
  options: AsyncWaitOptions | undefined,
): Promise<boolean> {
  return (await outcome(object, operation, options, () => false)) !== false;
}

/** Runs an operation by blocking; when its time is up, gives or throws what `late` does. */
export function outcomeSync<T, L>(
  operation: Operation<T>,
  options: WaitOptions | undefined,
  late: () => L,
): T | L {
  try {
    return runSync(operation, options);
  } catch (error) {
    if (error instanceof WaitTimeout) return late();
    throw error;
  }
}

/**
 * Runs an operation on `object` by awaiting; when its time is up, gives or throws what `late` does. The object's region stays
 * while the operation waits, though the object be disposed meanwhile.
 */
export async function outcome<T, L>(
  object: object,
  operation: Operation<T>,
  options: AsyncWaitOptions | undefined,
  late: () => L,
): Promise<T | L> {
  try {
    return await runAsync(pinned(object, operation), options);
  } catch (error) {
    if (error instanceof WaitTimeout) return late();
    throw error;
  }
}

/** Throws a {@link TimeoutError} that says what did not happen in time. */
export function late(what: string): () => never {
  return () => {
    throw new TimeoutError(`${what} within the timeout`);
  };
}
