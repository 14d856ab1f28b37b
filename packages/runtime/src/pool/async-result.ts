import { TimeoutError, ValueError } from "../errors.ts";
import { LONGEST_TIMER } from "../kernel/hub.ts";
import { type AsyncWaitOptions, checkWait, type WaitOptions } from "../kernel/run.ts";
import type { Task } from "./task.ts";

/** What a result needs of its pool. */
export interface Pump {
  /** Handles answers, blocking this thread, until `done` or the time is up. */
  pumpSync(done: () => boolean, options?: WaitOptions): void;
}

/** What to call when a result is there, besides those who wait for it. */
export interface ResultCallbacks<T> {
  /** Called in this process with the result, before it is ready for others; it must be quick. */
  callback?: ((value: T) => void) | undefined;
  /** Called in this process with the error. */
  errorCallback?: ((error: unknown) => void) | undefined;
}

/**
 * A result that will come (Python's `AsyncResult`). It can be awaited like a promise.
 *
 * Like in Python, an error that nobody asks for is not told: `await` the result, or give an `errorCallback`.
 *
 * @example
 * ```ts
 * import { isMainProcess, Pool } from "@mp/runtime";
 * const twice = (x: number) => x * 2;
 * if (isMainProcess) {
 *   await using pool = new Pool(1);
 *   const result = pool.applyAsync(twice, [21]);
 *   await result.wait({ timeout: 10_000 });
 *   console.log(await result.get(), result.ready(), result.successful()); // => 42 true true
 * }
 * ```
 */
export class AsyncResult<T> implements PromiseLike<T>, Task {
  private readonly pump: Pump;
  private readonly callbacks: ResultCallbacks<T>;
  /** Made when somebody asks for it: a result of many that are waited for together may need none. */
  private later: PromiseWithResolvers<T> | undefined;
  private state: { readonly value: T } | { readonly error: unknown } | undefined;

  /** @internal */
  constructor(pump: Pump, callbacks: ResultCallbacks<T> = {}) {
    this.pump = pump;
    this.callbacks = callbacks;
  }

  /** The result, when it is there. Rejects with the task's error, or with `TimeoutError` when the time is up. */
  async get(options?: AsyncWaitOptions): Promise<T> {
    await this.wait(options);
    if (this.state === undefined) throw tooLate();
    return this.settled;
  }

  /** Like {@link AsyncResult.get}, blocking this thread. */
  getSync(options?: WaitOptions): T {
    this.waitSync(options);
    if (this.state === undefined) throw tooLate();
    if ("error" in this.state) throw this.state.error;
    return this.state.value;
  }

  /** Waits until the result is there or the time is up. */
  async wait(options: AsyncWaitOptions = {}): Promise<void> {
    checkWait(options);
    const { timeout, signal } = options;
    signal?.throwIfAborted();
    const ends: Promise<unknown>[] = [this.settled.catch(() => {})];
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (timeout !== undefined && timeout <= LONGEST_TIMER) {
      ends.push(new Promise<void>((resolve) => (timer = setTimeout(resolve, timeout))));
    }
    let stop = (): void => {};
    if (signal !== undefined) {
      ends.push(
        new Promise((_, reject) => {
          const abort = (): void => reject(signal.reason);
          signal.addEventListener("abort", abort);
          stop = () => signal.removeEventListener("abort", abort);
        }),
      );
    }
    await Promise.race(ends).finally(() => {
      clearTimeout(timer);
      stop();
    });
  }

  /** Like {@link AsyncResult.wait}, blocking this thread. */
  waitSync(options?: WaitOptions): void {
    this.pump.pumpSync(() => this.ready(), options);
  }

  /** Whether the result, or the error, is there. */
  ready(): boolean {
    return this.state !== undefined;
  }

  /** Whether it is a result and not an error. Throws `ValueError` while it is not there. */
  successful(): boolean {
    if (this.state === undefined)
      throw new ValueError("Cannot say whether the task was successful: the result is not ready");
    return "value" in this.state;
  }

  /** Makes the result awaitable: `await result` gives what {@link AsyncResult.get} would. */
  // oxlint-disable-next-line unicorn/no-thenable -- a result can be awaited; that is what it is for
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.settled.then(onFulfilled, onRejected);
  }

  /** @internal The value is there. */
  done(value: unknown): void {
    if (this.state !== undefined) return;
    called(this.callbacks.callback, value as T);
    this.state = { value: value as T };
    this.later?.resolve(value as T);
  }

  /** @internal There will be no value. */
  failed(error: unknown): void {
    if (this.state !== undefined) return;
    called(this.callbacks.errorCallback, error);
    this.state = { error };
    this.later?.reject(error);
  }

  private get settled(): Promise<T> {
    if (this.later === undefined) {
      this.later = Promise.withResolvers<T>();
      // An error that nobody asks for must not end the program.
      this.later.promise.catch(() => {});
      if (this.state !== undefined) this.settleLater(this.later, this.state);
    }
    return this.later.promise;
  }

  private settleLater(later: PromiseWithResolvers<T>, state: NonNullable<typeof this.state>): void {
    if ("error" in state) later.reject(state.error);
    else later.resolve(state.value);
  }
}

/** Calls a callback; what it throws is the program's uncaught error, and no business of the pool's. */
function called<T>(callback: ((argument: T) => void) | undefined, argument: T): void {
  try {
    callback?.(argument);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

function tooLate(): TimeoutError {
  return new TimeoutError("The result was not ready within the timeout");
}
