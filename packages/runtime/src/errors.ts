/**
 * The errors of the runtime: what Python raises, under Python's name, each with a stable `code`.
 *
 * A message says what was done, what was wrong and what to do next. Errors cross processes whole
 * (see codec/errors.ts); {@link isRuntimeError} recognises them in any realm and from any copy of the library.
 */

// Everything imports this module, so here it comes before any class.
import "./disposal.ts";

const BRAND: unique symbol = Symbol.for("@mp/runtime/error");

/** The `name` of every error class below. */
export type RuntimeErrorName =
  | "ProcessError"
  | "TimeoutError"
  | "BufferTooShort"
  | "AuthenticationError"
  | "Empty"
  | "Full"
  | "BrokenBarrierError"
  | "EOFError"
  | "BrokenPipeError"
  | "ConnectionRefusedError"
  | "OSError"
  | "FileExistsError"
  | "FileNotFoundError"
  | "IndexError"
  | "KeyError"
  | "ValueError"
  | "AssertionError"
  | "EncodeError"
  | "WorkerLostError"
  | "DeadlockError"
  | "PlatformError"
  | "OutOfSharedMemoryError";

/**
 * What every error of the runtime has: a literal `name` and a stable `code`.
 *
 * @example
 * ```ts
 * import { Empty, Queue, RuntimeError } from "@mp/runtime";
 * try {
 *   new Queue().getNowait();
 * } catch (error) {
 *   console.log(error instanceof Empty, error instanceof RuntimeError); // => true true
 *   if (error instanceof RuntimeError) console.log(error.name, error.code); // => Empty MP_EMPTY
 * }
 * ```
 */
export class RuntimeError extends Error {
  /** The name of its class, such as `"Empty"`: Python's name where Python has one. */
  override readonly name: string = "RuntimeError";
  /** Stable identifier to switch on, such as `"MP_EMPTY"`. It never changes; messages may. */
  readonly code: string = "MP_ERROR";

  static {
    Object.defineProperty(RuntimeError.prototype, BRAND, { value: true });
  }
}

/** Base class of the errors that concern processes (Python's `ProcessError`). */
export class ProcessError extends RuntimeError {
  override readonly name: string = "ProcessError";
  override readonly code: string = "MP_PROCESS";
}

/** An operation did not end within its timeout (Python's `multiprocessing.TimeoutError`). */
export class TimeoutError extends ProcessError {
  override readonly name = "TimeoutError";
  override readonly code = "MP_TIMEOUT";
}

/**
 * `recvBytesInto` was given too small a buffer; `args[0]` is the whole message, which is not lost.
 *
 * @example
 * ```ts
 * import { BufferTooShort, Pipe } from "@mp/runtime";
 * const [here, there] = Pipe();
 * here.sendBytesSync(new Uint8Array([1, 2, 3]));
 * try {
 *   there.recvBytesIntoSync(new Uint8Array(2));
 * } catch (error) {
 *   if (error instanceof BufferTooShort) console.log([...error.args[0]]); // => [ 1, 2, 3 ]
 * }
 * ```
 */
export class BufferTooShort extends ProcessError {
  override readonly name = "BufferTooShort";
  override readonly code = "MP_BUFFER_TOO_SHORT";
  /** The whole message. */
  readonly args: readonly [Uint8Array];

  /**
   * @param message what was done, what was wrong and what to do next.
   * @param whole the message that did not fit.
   */
  constructor(message: string, whole: Uint8Array) {
    super(message);
    this.args = [whole];
  }
}

/** The other side of a connection does not have the same authentication key (Python's `AuthenticationError`). */
export class AuthenticationError extends ProcessError {
  override readonly name = "AuthenticationError";
  override readonly code = "MP_AUTHENTICATION";
}

/** `getNowait`, or `get` with a timeout, found nothing in the queue (Python's `queue.Empty`). */
export class Empty extends RuntimeError {
  override readonly name = "Empty";
  override readonly code = "MP_EMPTY";
}

/** `putNowait`, or `put` with a timeout, found no free slot in the queue (Python's `queue.Full`). */
export class Full extends RuntimeError {
  override readonly name = "Full";
  override readonly code = "MP_FULL";
}

/** The barrier was aborted, reset, timed out, or its action failed, while this process waited. */
export class BrokenBarrierError extends RuntimeError {
  override readonly name = "BrokenBarrierError";
  override readonly code = "MP_BROKEN_BARRIER";
}

/** Nothing is left to receive and nobody holds the other end (Python's `EOFError`). */
export class EOFError extends RuntimeError {
  override readonly name = "EOFError";
  override readonly code = "MP_EOF";
}

/** An operating-system-like failure of a connection: closed handle, wrong direction, bad length. */
export class OSError extends RuntimeError {
  override readonly name: string = "OSError";
  override readonly code: string = "MP_OS";
}

/** A message was sent to an end that nobody reads any more. */
export class BrokenPipeError extends OSError {
  override readonly name = "BrokenPipeError";
  override readonly code = "MP_BROKEN_PIPE";
}

/** Nobody listens at an address (Python's `ConnectionRefusedError`). */
export class ConnectionRefusedError extends OSError {
  override readonly name = "ConnectionRefusedError";
  override readonly code = "MP_CONNECTION_REFUSED";
}

/** The name of a new shared memory is taken (Python's `FileExistsError`). */
export class FileExistsError extends OSError {
  override readonly name = "FileExistsError";
  override readonly code = "MP_FILE_EXISTS";
}

/** No shared memory, or no socket, has this name, or it has been unlinked before (Python's `FileNotFoundError`). */
export class FileNotFoundError extends OSError {
  override readonly name = "FileNotFoundError";
  override readonly code = "MP_FILE_NOT_FOUND";
}

/** There is no item at this index (Python's `IndexError`). */
export class IndexError extends RuntimeError {
  override readonly name = "IndexError";
  override readonly code = "MP_INDEX";
}

/** There is no such key, or no such item, in a managed dict or set (Python's `KeyError`). */
export class KeyError extends RuntimeError {
  override readonly name = "KeyError";
  override readonly code = "MP_KEY";
}

/** An argument has the right type and a wrong value, or the object is in the wrong state (Python's `ValueError`). */
export class ValueError extends RuntimeError {
  override readonly name = "ValueError";
  override readonly code = "MP_VALUE";
}

/** The program broke a rule of use, such as starting a process twice (Python's `AssertionError`). */
export class AssertionError extends RuntimeError {
  override readonly name = "AssertionError";
  override readonly code = "MP_ASSERTION";
}

/** A value, or a function, cannot be sent to another process; the message names the path to the offending part. */
export class EncodeError extends RuntimeError {
  override readonly name = "EncodeError";
  override readonly code = "MP_ENCODE";
}

/** The worker that ran a pool's task ended before the task did. Python's `get()` would hang for ever. */
export class WorkerLostError extends ProcessError {
  override readonly name = "WorkerLostError";
  override readonly code = "MP_WORKER_LOST";
}

/** A process of a deadlock, as a {@link DeadlockError} tells of it. */
export interface DeadlockParticipant {
  /** Its pid, as `currentProcess().pid` tells it there. */
  readonly pid: number;
  /** Its name. */
  readonly name: string;
  /** What it waits for, such as `"Lock B"` or `"an item of the Queue"`; letters tell objects of one class apart. */
  readonly waitsFor: string;
  /** Where it waits, as `url:line:column` of the program's own call, if the platform's stacks tell. */
  readonly site: string | undefined;
  /** The locks it holds, such as `["Lock A"]`. */
  readonly holds: readonly string[];
  /** Pids of those who could end its wait, if they were not in the deadlock themselves. */
  readonly waitsForPids: readonly number[];
}

/**
 * Processes wait for each other, or for what nobody can bring any more: the wait of this one has been ended by this error, as
 * those of all {@link DeadlockError.participants} have. What it held is its own still: `finally` blocks release it.
 */
export class DeadlockError extends ProcessError {
  override readonly name = "DeadlockError";
  override readonly code = "MP_DEADLOCK";
  /** The processes of the deadlock, by pid: the same ones in each of them. */
  readonly participants: readonly DeadlockParticipant[];

  /**
   * @param message who holds what, who waits for what and where.
   * @param participants the processes of the deadlock.
   */
  constructor(message: string, participants: readonly DeadlockParticipant[] = []) {
    super(message);
    this.participants = participants;
  }
}

/** This platform, or this thread, cannot do what was asked (such as blocking a browser's main thread). */
export class PlatformError extends RuntimeError {
  override readonly name = "PlatformError";
  override readonly code = "MP_PLATFORM";
}

/** The shared heap has reached its limit. */
export class OutOfSharedMemoryError extends RuntimeError {
  override readonly name = "OutOfSharedMemoryError";
  override readonly code = "MP_OUT_OF_SHARED_MEMORY";
}

/**
 * Says whether a value is an error of this runtime, and which one when `name` is given.
 * Works for errors that crossed a process or come from another copy of the library.
 *
 * @example
 * ```ts
 * import { isRuntimeError, Queue } from "@mp/runtime";
 * try {
 *   new Queue().getNowait();
 * } catch (error) {
 *   console.log(isRuntimeError(error, "Empty")); // => true
 * }
 * ```
 */
export function isRuntimeError(value: unknown, name?: RuntimeErrorName): value is RuntimeError {
  if (typeof value !== "object" || value === null || !(BRAND in value)) return false;
  return name === undefined || (value as { name?: unknown }).name === name;
}
