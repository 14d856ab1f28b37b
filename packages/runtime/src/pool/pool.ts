import { expectInteger, expectOptions, expectType } from "../check.ts";
import { UNSENDABLE } from "../codec/refusal.ts";
import { ProcessError, ValueError } from "../errors.ts";
import { checkWait } from "../kernel/run.ts";
import { cpuCount } from "../process/current.ts";
import { AsyncResult, type ResultCallbacks } from "./async-result.ts";
import { Cancellation, type Limits, watched } from "./cancellation.ts";
import { Dispatcher } from "./dispatcher.ts";
import { IMapIterator } from "./imap.ts";
import { MapTask } from "./map-task.ts";
import { MODE, type Mode } from "./messages.ts";
import type { ApplyOptions, MapOptions, PoolOptions } from "./options.ts";
import type { Task } from "./task.ts";

/** @inline */
type Mapped<T, R> = (item: T) => R | PromiseLike<R>;
/** @inline */
// oxlint-disable-next-line typescript/no-explicit-any -- the arguments are checked against the function's own type
type Applied<A extends readonly any[], R> = (...args: A) => R | PromiseLike<R>;

/**
 * A group of worker processes that tasks are handed to (Python's `multiprocessing.Pool`).
 *
 * Functions are found in the workers by module and name, as for `Process`. Each task settles exactly once: a worker that dies
 * fails the task it had with `WorkerLostError`, and another worker takes its place.
 *
 * Leaving an `await using` block terminates the pool, as leaving Python's `with` does.
 *
 * @example
 * ```ts
 * import { isMainProcess, Pool } from "@mp/runtime";
 *
 * function square(x: number) {
 *   return x * x;
 * }
 *
 * if (isMainProcess) {
 *   await using pool = new Pool(2);
 *   console.log(await pool.map(square, [1, 2, 3, 4])); // => [ 1, 4, 9, 16 ]
 * }
 * ```
 *
 * @example
 * ```ts
 * import { isMainProcess, Pool } from "@mp/runtime";
 *
 * const square = (x: number) => x * x;
 * const power = (base: number, exponent: number) => base ** exponent;
 *
 * if (isMainProcess) {
 *   const pool = new Pool(2);
 *   console.log(await pool.apply(power, [2, 10])); // => 1024
 *   console.log(await pool.starmap(power, [[2, 3], [3, 2]])); // => [ 8, 9 ]
 *   for await (const result of pool.imap(square, [1, 2])) console.log(result);
 *   // => 1
 *   // => 4
 *   for await (const result of pool.imapUnordered(square, [3])) console.log(result); // => 9
 *   pool.close(); // pool.terminate() would not wait for the tasks it has
 *   await pool.join();
 * }
 * ```
 */
export class Pool implements AsyncDisposable {
  static {
    Object.defineProperty(Pool.prototype, UNSENDABLE, {
      value:
        "pool objects cannot be passed between processes; make one there, or send the tasks through a queue",
    });
  }

  private readonly dispatcher: Dispatcher;
  private state: "running" | "closed" | "terminated" = "running";

  /** @param options the number of workers, or more of {@link PoolOptions}. */
  constructor(options?: number | PoolOptions) {
    const settings: PoolOptions = typeof options === "number" ? { processes: options } : (options ?? {});
    expectOptions(settings, "Pool", "{ processes: 4 }");
    const { processes = cpuCount(), initializer, initargs = [], maxtasksperchild, grace = 1000 } = settings;
    expectInteger(processes, "processes (the number of processes)", 1);
    expectType(
      initializer === undefined || typeof initializer === "function",
      "initializer",
      "a function",
      initializer,
    );
    expectType(globalThis.Array.isArray(initargs), "initargs", "an array of arguments", initargs);
    if (maxtasksperchild !== undefined) expectInteger(maxtasksperchild, "maxtasksperchild", 1);
    expectType(grace >= 0, "grace", "a number of milliseconds, 0 or more", grace);
    const { resourceLimits } = settings;
    const plan = { initializer, initargs, maxTasks: maxtasksperchild ?? 0, resourceLimits };
    this.dispatcher = new Dispatcher(processes, plan, grace);
  }

  /**
   * Calls `fn(...args)` in a worker and gives its result.
   *
   * @param fn found in the worker by its module and name; it may be `async`.
   * @param args its arguments, copied to the worker; shared objects among them are shared.
   * @throws what `fn` throws; WorkerLostError if the worker died meanwhile; EncodeError if `fn`, an argument or the result can't be sent;
   * TimeoutError when the task took longer than its `timeout`; ValueError if the pool was closed.
   */
  // oxlint-disable-next-line typescript/no-explicit-any -- see Applied
  apply<A extends readonly any[], R>(fn: Applied<A, R>, args: A, options?: ApplyOptions): Promise<R> {
    // One promise for each task, and nothing else: half of the time of many tiny ones goes into collecting garbage.
    return new Promise((resolve, reject) => {
      this.submit(fn, args, options, { done: resolve, failed: reject });
    });
  }

  /** Like {@link Pool.apply}, blocking this thread. */
  // oxlint-disable-next-line typescript/no-explicit-any -- see Applied
  applySync<A extends readonly any[], R>(
    fn: Applied<A, R>,
    args: A,
    options?: Pick<ApplyOptions, "timeout">,
  ): R {
    return this.applyAsync(fn, args, options).getSync();
  }

  /**
   * Calls `fn(...args)` in a worker; gives the result to come at once.
   *
   * @param options `callback` and `errorCallback` besides those of {@link Pool.apply}.
   * @throws EncodeError if `fn` or an argument can't be sent; ValueError if the pool was closed. All else is told by the result.
   */
  // oxlint-disable-next-line typescript/no-explicit-any -- see Applied
  applyAsync<A extends readonly any[], R>(
    fn: Applied<A, R>,
    args: A,
    options: ApplyOptions & ResultCallbacks<R> = {},
  ): AsyncResult<R> {
    expectOptions(options, "applyAsync", "{ callback: show }");
    const result = new AsyncResult<R>(this.dispatcher, options);
    this.submit(fn, args, options, result);
    return result;
  }

  /**
   * Calls `fn(item)` for each item, in chunks; gives the results in order. The items are read to the end at once; for endless ones there is
   * {@link Pool.imap}.
   *
   * @throws as {@link Pool.apply}: the first error, when all chunks are done; and what the iterable throws.
   */
  async map<T, R>(fn: Mapped<T, R>, iterable: Iterable<T>, options?: MapOptions): Promise<R[]> {
    return this.mapAsync(fn, iterable, options);
  }

  /** Like {@link Pool.map}, blocking this thread. */
  mapSync<T, R>(fn: Mapped<T, R>, iterable: Iterable<T>, options?: MapOptions): R[] {
    return this.mapAsync(fn, iterable, options).getSync();
  }

  /** Like {@link Pool.map}; gives the results to come at once. */
  mapAsync<T, R>(
    fn: Mapped<T, R>,
    iterable: Iterable<T>,
    options?: MapOptions & ResultCallbacks<R[]>,
  ): AsyncResult<R[]> {
    return this.mapping<T, R>(fn, MODE.MAP, iterable, options);
  }

  /** Calls `fn(...args)` for each list of arguments; otherwise like {@link Pool.map}. */
  // oxlint-disable-next-line typescript/no-explicit-any -- see Applied
  async starmap<A extends readonly any[], R>(
    fn: Applied<A, R>,
    iterable: Iterable<A>,
    options?: MapOptions,
  ): Promise<R[]> {
    return this.starmapAsync(fn, iterable, options);
  }

  /** Like {@link Pool.starmap}, blocking this thread. */
  // oxlint-disable-next-line typescript/no-explicit-any -- see Applied
  starmapSync<A extends readonly any[], R>(
    fn: Applied<A, R>,
    iterable: Iterable<A>,
    options?: MapOptions,
  ): R[] {
    return this.starmapAsync(fn, iterable, options).getSync();
  }

  /** Like {@link Pool.starmap}; gives the results to come at once. */
  // oxlint-disable-next-line typescript/no-explicit-any -- see Applied
  starmapAsync<A extends readonly any[], R>(
    fn: Applied<A, R>,
    iterable: Iterable<A>,
    options?: MapOptions & ResultCallbacks<R[]>,
  ): AsyncResult<R[]> {
    return this.mapping<A, R>(fn, MODE.STARMAP, iterable, options);
  }

  /**
   * Gives the results one by one, in the order of the items. The items are taken as they are needed, a few ahead of the
   * results, so the iterable may be endless. An item's error is thrown at its turn, and the iteration can go on.
   */
  imap<T, R>(
    fn: Mapped<T, R>,
    iterable: Iterable<T> | AsyncIterable<T>,
    options?: MapOptions,
  ): IMapIterator<T, R> {
    return this.iterating(fn, iterable, "ordered", options);
  }

  /** Like {@link Pool.imap}, in the order in which the results come. */
  imapUnordered<T, R>(
    fn: Mapped<T, R>,
    iterable: Iterable<T> | AsyncIterable<T>,
    options?: MapOptions,
  ): IMapIterator<T, R> {
    return this.iterating(fn, iterable, "unordered", options);
  }

  /** Takes no more tasks; the workers end when those it has are done. */
  close(): void {
    if (this.state !== "running") return;
    this.state = "closed";
    this.dispatcher.stop();
  }

  /** Ends the workers at once. Tasks without a result fail with `ProcessError`. */
  terminate(): void {
    if (this.state === "terminated") return;
    this.state = "terminated";
    this.dispatcher.terminate(new ProcessError("The pool was terminated before the task was done"));
  }

  /** Waits for the end of the workers. Throws `ValueError` before `close()` or `terminate()`. */
  async join(): Promise<void> {
    this.mustHaveEnded();
    await this.dispatcher.join();
  }

  /** Like {@link Pool.join}, blocking this thread. */
  joinSync(): void {
    this.mustHaveEnded();
    this.dispatcher.joinSync();
  }

  /** Terminates the pool at the end of an `await using` block, and waits for the end of its workers. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.terminate();
    await this.join();
  }

  private submit(
    fn: Function,
    args: readonly unknown[],
    options: ApplyOptions | undefined,
    task: Task,
  ): void {
    this.mustRun();
    expectType(typeof fn === "function", "fn", "a function", fn);
    expectType(args === undefined || globalThis.Array.isArray(args), "args", "an array of arguments", args);
    if (options === undefined) return this.dispatcher.submit(fn, MODE.APPLY, args ?? [], task);
    expectOptions(options, "apply", "{ timeout: 1000 }");
    const cancellation = this.cancellationOf(options);
    if (options.signal?.aborted) task.failed(options.signal.reason);
    else this.dispatcher.submit(fn, MODE.APPLY, args ?? [], watched(task, cancellation));
  }

  private mapping<T, R>(
    fn: Function,
    mode: Mode,
    iterable: Iterable<T>,
    options: MapOptions & ResultCallbacks<R[]> = {},
  ): AsyncResult<R[]> {
    this.mustRun();
    expectType(typeof fn === "function", "fn", "a function", fn);
    expectType(isIterable(iterable), "iterable", "an iterable", iterable);
    expectOptions(options, "map", "{ chunksize: 10 }");
    const { chunksize } = options;
    if (chunksize !== undefined) expectInteger(chunksize, "chunksize", 1);
    const result = new AsyncResult<R[]>(this.dispatcher, options);
    const cancellation = this.cancellationOf(options);
    if (options.signal?.aborted) {
      result.failed(options.signal.reason);
      return result;
    }
    const items = globalThis.Array.isArray(iterable) ? (iterable as T[]) : [...iterable];
    const size = chunksize ?? defaultChunksize(items.length, this.dispatcher.size);
    new MapTask<T, R>(items, size, result).submit((chunk, task) =>
      this.dispatcher.submit(fn, mode, chunk, watched(task, cancellation)),
    );
    return result;
  }

  private iterating<T, R>(
    fn: Mapped<T, R>,
    iterable: Iterable<T> | AsyncIterable<T>,
    order: "ordered" | "unordered",
    options: MapOptions = {},
  ): IMapIterator<T, R> {
    this.mustRun();
    expectType(typeof fn === "function", "fn", "a function", fn);
    expectType(isIterable(iterable) || isAsyncIterable(iterable), "iterable", "an iterable", iterable);
    expectOptions(options, "imap", "{ chunksize: 10 }");
    const { chunksize = 1 } = options;
    expectInteger(chunksize, "chunksize", 1);
    const { signal } = options;
    const cancellation = this.cancellationOf(options);
    return new IMapIterator<T, R>(this.dispatcher, fn, iterable, { chunksize, order, signal, cancellation });
  }

  private cancellationOf({ signal, timeout }: Limits): Cancellation | undefined {
    checkWait({ signal, timeout });
    const isLimited = signal !== undefined || (timeout !== undefined && timeout !== Number.POSITIVE_INFINITY);
    return isLimited ? new Cancellation({ signal, timeout }, this.dispatcher) : undefined;
  }

  private mustRun(): void {
    if (this.state !== "running") throw new ValueError(`Pool not running: it was ${this.state}`);
  }

  private mustHaveEnded(): void {
    if (this.state === "running")
      throw new ValueError("Pool is still running: call close() or terminate() first");
  }
}

/** As Python has it: four chunks for each worker, the last ones shorter. */
function defaultChunksize(items: number, workers: number): number {
  return Math.max(1, Math.ceil(items / (workers * 4)));
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return (
    value !== null &&
    value !== undefined &&
    typeof (value as Iterable<unknown>)[Symbol.iterator] === "function"
  );
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  const candidate = value as AsyncIterable<unknown> | null | undefined;
  return (
    candidate !== null && candidate !== undefined && typeof candidate[Symbol.asyncIterator] === "function"
  );
}
