import { TimeoutError } from "../errors.ts";
import type { AsyncWaitOptions, WaitOptions } from "../kernel/run.ts";
import { AsyncResult } from "./async-result.ts";
import { type Cancellation, watched } from "./cancellation.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { MODE } from "./messages.ts";

/** Chunks that are under way for each worker: enough to keep it busy, few enough for an endless iterable. */
const AHEAD_PER_WORKER = 2;

export interface IMapSettings {
  readonly chunksize: number;
  readonly order: "ordered" | "unordered";
  readonly signal: AbortSignal | undefined;
  readonly cancellation: Cancellation | undefined;
}

/** The result of a chunk, or the error of taking the items from the iterable. */
type Chunk<R> = AsyncResult<R[]>;

/**
 * The results of `pool.imap` and `pool.imapUnordered`, one by one. Iterate with `for await`, or with `next()`.
 *
 * @example
 * ```ts
 * import { isMainProcess, Pool } from "@mp/runtime";
 * const twice = (x: number) => x * 2;
 * if (isMainProcess) {
 *   await using pool = new Pool(2);
 *   for await (const result of pool.imap(twice, [1, 2])) console.log(result);
 * }
 * // => 2
 * // => 4
 * ```
 *
 * @example
 * ```ts
 * import { isMainProcess, Pool } from "@mp/runtime";
 * const twice = (x: number) => x * 2;
 * if (isMainProcess) {
 *   await using pool = new Pool(2);
 *   const results = pool.imap(twice, [1, 2, 3]);
 *   console.log(await results.next({ timeout: 10_000 })); // => { done: false, value: 2 }
 *   await results.return();
 *   console.log(await results.next()); // => { done: true, value: undefined }
 * }
 * ```
 */
export class IMapIterator<T, R> implements AsyncIterableIterator<R> {
  private readonly dispatcher: Dispatcher;
  private readonly fn: Function;
  private readonly settings: IMapSettings;
  private readonly source: Iterator<T> | AsyncIterator<T>;
  private readonly isAsync: boolean;
  /** Under way, in order of their items; for `unordered` those that are ready come first. */
  private readonly chunks: Chunk<R>[] = [];
  private ready: R[] = [];
  private sourceEnded = false;
  private reading: Promise<unknown> = Promise.resolve();

  /** @internal */
  constructor(
    dispatcher: Dispatcher,
    fn: Function,
    items: Iterable<T> | AsyncIterable<T>,
    settings: IMapSettings,
  ) {
    this.dispatcher = dispatcher;
    this.fn = fn;
    this.settings = settings;
    this.isAsync = Symbol.asyncIterator in items;
    this.source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
    if (!this.isAsync) this.fillSync();
  }

  /**
   * The next result.
   *
   * @param options `timeout` in milliseconds.
   * @throws the error of the item; TimeoutError when the time is up, and then the same result can be asked for again.
   */
  next(options?: AsyncWaitOptions): Promise<IteratorResult<R>> {
    // One at a time: results are handed out in order, however many are asked for at once.
    const next = this.reading.then(() => this.nextNow(options));
    this.reading = next.catch(() => {});
    return next;
  }

  /** Like {@link IMapIterator.next}, blocking this thread. Not for asynchronous iterables. */
  nextSync(options?: WaitOptions): IteratorResult<R> {
    if (this.isAsync)
      throw new TypeError("nextSync() cannot wait for an asynchronous iterable; use await next()");
    if (this.ready.length === 0) {
      this.fillSync();
      if (this.chunks.length === 0) return { done: true, value: undefined };
      this.dispatcher.pumpSync(() => this.firstReady() !== undefined, options);
      this.unpack(this.takeReady().getSync());
    }
    return { done: false, value: this.ready.shift() as R };
  }

  /** Takes no more items. Results that are under way are dropped. */
  async return(): Promise<IteratorResult<R>> {
    this.sourceEnded = true;
    this.chunks.length = 0;
    this.ready = [];
    await this.source.return?.();
    return { done: true, value: undefined };
  }

  /** Itself: results that were taken already do not come again. */
  [Symbol.asyncIterator](): this {
    return this;
  }

  private async nextNow(options: AsyncWaitOptions | undefined): Promise<IteratorResult<R>> {
    this.settings.signal?.throwIfAborted();
    if (this.ready.length === 0) {
      await this.fill();
      if (this.chunks.length === 0) return { done: true, value: undefined };
      await this.waitForReady({ signal: this.settings.signal, ...options });
      this.unpack(await this.takeReady().get());
      if (!this.isAsync) this.fillSync();
    }
    return { done: false, value: this.ready.shift() as R };
  }

  private async waitForReady(options: AsyncWaitOptions): Promise<void> {
    if (this.firstReady() !== undefined) return;
    const candidates = this.settings.order === "ordered" ? this.chunks.slice(0, 1) : this.chunks;
    await Promise.race(candidates.map((chunk) => chunk.wait(options)));
  }

  /** Place of a chunk that may be handed out now, if there is one. */
  private firstReady(): number | undefined {
    if (this.settings.order === "ordered") return this.chunks[0]?.ready() ? 0 : undefined;
    const place = this.chunks.findIndex((chunk) => chunk.ready());
    return place < 0 ? undefined : place;
  }

  private takeReady(): Chunk<R> {
    const place = this.firstReady();
    if (place === undefined) throw new TimeoutError("No result came within the timeout");
    return this.chunks.splice(place, 1)[0] as Chunk<R>;
  }

  private unpack(results: R[]): void {
    this.ready = results;
  }

  private get wanted(): boolean {
    return !this.sourceEnded && this.chunks.length < this.dispatcher.size * AHEAD_PER_WORKER;
  }

  private fillSync(): void {
    while (this.wanted) {
      const items: T[] = [];
      try {
        while (items.length < this.settings.chunksize && !this.sourceEnded) {
          this.accept((this.source as Iterator<T>).next(), items);
        }
        this.submit(items);
      } catch (error) {
        this.sourceFailed(items, error);
      }
    }
  }

  private async fill(): Promise<void> {
    while (this.wanted) {
      const items: T[] = [];
      try {
        while (items.length < this.settings.chunksize && !this.sourceEnded)
          this.accept(await this.source.next(), items);
        this.submit(items);
      } catch (error) {
        this.sourceFailed(items, error);
      }
    }
  }

  private accept({ done, value }: IteratorResult<T>, items: T[]): void {
    if (done) this.sourceEnded = true;
    else items.push(value);
  }

  /** The iterable threw: its error comes at its place among the results, which are then at their end. */
  private sourceFailed(before: readonly T[], error: unknown): void {
    this.sourceEnded = true;
    this.submit(before);
    const failed = new AsyncResult<R[]>(this.dispatcher);
    failed.failed(error);
    this.chunks.push(failed);
  }

  private submit(items: readonly T[]): void {
    if (items.length === 0) return;
    const chunk = new AsyncResult<R[]>(this.dispatcher);
    try {
      this.dispatcher.submit(this.fn, MODE.MAP, items, watched(chunk, this.settings.cancellation));
    } catch (error) {
      chunk.failed(error);
    }
    this.chunks.push(chunk);
  }
}
