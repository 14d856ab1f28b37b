import { expectInteger, expectOptions } from "../check.ts";
import { decode } from "../codec/decode.ts";
import { encode, encodeCopy } from "../codec/encode.ts";
import { Empty, Full, TimeoutError, ValueError } from "../errors.ts";
import { family } from "../kernel/family.ts";
import { defineHandle, Revival } from "../kernel/handle.ts";
import type { Heap } from "../kernel/heap.ts";
import { KIND } from "../kernel/layout.ts";
import type { Message } from "../kernel/message.ts";
import { type Operation, told } from "../kernel/operation.ts";
import { discardParcel } from "../kernel/parcel.ts";
import { type AsyncWaitOptions, checkWait, type WaitOptions } from "../kernel/run.ts";
import { QUEUE_BYTES } from "../kernel/queue-words.ts";
import { SegmentQueue } from "../kernel/segment-queue.ts";
import type { Watched } from "../kernel/watch.ts";
import { outcome, outcomeSync } from "../sync/options.ts";
import { SharedObject } from "../sync/shared-object.ts";
import { type Call, looked, OP, tellLook } from "../trace/probe.ts";

/** Options of {@link Queue} and {@link JoinableQueue}. */
export interface QueueOptions {
  /** How many items may be in the queue at most; 0 (default) or less: as many as memory holds. */
  maxsize?: number | undefined;
}

/** Which class a queue's region belongs to, in the word behind the kernel's own. */
const FLAVOUR_WORD = 50;
const FLAVOUR = { QUEUE: 0, JOINABLE: 1 } as const;

/**
 * A first-in first-out queue for any number of processes (Python's `multiprocessing.Queue`).
 *
 * An item is in shared memory when `put` returns: no feeder thread, nothing to flush, and an item that can't be sent is an
 * error of `put` itself. It can be larger than any buffer. Items of one process arrive in the order it put them.
 *
 * @typeParam T what the items are.
 *
 * @example
 * ```ts
 * import { Queue } from "@mp/runtime";
 * const queue = new Queue<{ page: number }>();
 * queue.putSync({ page: 1 });
 * console.log((await queue.get()).page, queue.empty()); // => 1 true
 * ```
 *
 * @example
 * ```ts
 * import { Full, Queue } from "@mp/runtime";
 * const queue = new Queue<string>({ maxsize: 1 });
 * queue.putNowait("one");
 * console.log(queue.full(), queue.qsize()); // => true 1
 * await queue.put("two", { timeout: 1 }).catch((error) => console.log(error instanceof Full)); // => true
 * console.log(queue.getNowait()); // => one
 * queue.close();
 * ```
 */
export class Queue<T = unknown> extends SharedObject implements AsyncIterable<T> {
  /** @internal */
  readonly core: SegmentQueue;
  private isClosed = false;

  constructor(options?: QueueOptions);
  /** @internal */
  constructor(options?: QueueOptions | Revival, flavour?: number);
  constructor(options: QueueOptions | Revival = {}, flavour: number = FLAVOUR.QUEUE) {
    super(options instanceof Revival ? options : plan(options, flavour));
    this.core = new SegmentQueue(family().heap, this.at * 4, () => this.isClosed);
  }

  /**
   * Puts an item, awaiting a free slot.
   *
   * @throws Full when the time was up; EncodeError if a part of the item can't be sent; ValueError if this process closed the queue.
   */
  async put(item: T, options?: AsyncWaitOptions): Promise<void> {
    this.mustBeOpen();
    checkWait(options);
    options?.signal?.throwIfAborted();
    const call = this.call(OP.PUT, "async");
    if (this.tryPut(item, call)) return;
    const message = encodeCopy(item, "item");
    const putting = told(call, this.putting(message, item, call));
    await outcome(this, putting, options, () => full(call)).catch((error: unknown) =>
      givenBack(message, error),
    );
  }

  /** Like {@link Queue.put}, blocking this thread. */
  putSync(item: T, options?: WaitOptions): void {
    this.mustBeOpen();
    checkWait(options);
    const call = this.call(OP.PUT);
    if (this.tryPut(item, call)) return;
    const message = encodeCopy(item, "item");
    try {
      outcomeSync(told(call, this.putting(message, item, call)), options, () => full(call));
    } catch (error) {
      givenBack(message, error);
    }
  }

  /** Puts an item if there is a free slot now; throws `Full` otherwise. */
  putNowait(item: T): void {
    this.mustBeOpen();
    // A busy mutex is not a full queue: waits for the other writers, which takes a few instructions.
    const call = this.call(OP.PUT);
    while (!this.core.isFull) if (this.tryPut(item, call)) return;
    full(call);
  }

  /**
   * Gets the next item, awaiting one.
   *
   * @throws Empty when the time was up; ValueError if this process closed the queue.
   */
  async get(options?: AsyncWaitOptions): Promise<T> {
    this.mustBeOpen();
    checkWait(options);
    options?.signal?.throwIfAborted();
    const call = this.call(OP.GET, "async");
    const message = this.core.tryGet(0, call);
    // Decoded at once: the bytes are valid until the next get of this thread.
    if (message !== undefined) return decoded(message, call) as T;
    return outcome(this, told(call, this.getting(call)), options, () => empty(call));
  }

  /** Like {@link Queue.get}, blocking this thread. */
  getSync(options?: WaitOptions): T {
    this.mustBeOpen();
    checkWait(options);
    const call = this.call(OP.GET);
    const message = this.core.tryGet(0, call);
    if (message !== undefined) return decoded(message, call) as T;
    return outcomeSync(told(call, this.getting(call)), options, () => empty(call));
  }

  /** Gets the next item if there is one now; throws `Empty` otherwise. */
  getNowait(): T {
    this.mustBeOpen();
    const call = this.call(OP.GET);
    while (this.core.size > 0) {
      const message = this.core.tryGet(0, call);
      if (message !== undefined) return decoded(message, call) as T;
    }
    return empty(call);
  }

  /** Whether there is no item now. Another process may change that at once: it says nothing about what will come. */
  empty(): boolean {
    return looked("empty", this.at << 2, () => this.core.size <= 0);
  }

  /** Whether there is no free slot now. */
  full(): boolean {
    return looked("full", this.at << 2, () => this.core.isFull);
  }

  /** How many items there are now. */
  qsize(): number {
    return looked("qsize", this.at << 2, () => Math.max(0, this.core.size));
  }

  /**
   * Says that this process will neither put nor get any more; its waits end with a `ValueError`. What it put stays for
   * the others.
   */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.core.wakeHere();
  }

  /** Closes the queue in this process, and gives this process's hold on it back. */
  override [Symbol.dispose](): void {
    this.close();
    super[Symbol.dispose]();
  }

  /** Gets item after item, until the loop is left or this process closes the queue. */
  async *[Symbol.asyncIterator](): AsyncIterator<T> {
    while (!this.isClosed) {
      const next = await this.get().then(
        (item) => ({ item }),
        (error: unknown) => this.unlessClosed(error),
      );
      if (next !== undefined) yield next.item;
    }
  }

  /** @internal */
  watched(): Watched {
    this.mustBeOpen();
    return this.core.watch(this);
  }

  /** @internal */
  protected mustBeOpen(): void {
    if (this.isClosed || this.disposed) {
      throw new ValueError(`The ${this.constructor.name} is closed in this process`);
    }
  }

  private unlessClosed(error: unknown): undefined {
    if (!this.isClosed) throw error;
  }

  private tryPut(item: T, call: Call | undefined): boolean {
    return (
      !this.core.isFull &&
      encode(item, "item", (message) => {
        const put = this.core.tryPut(message, call);
        if (put) call?.event(OP.PUT, call.detail, message.bytes.length, item);
        else discardParcel(family().heap, message.parcel);
        return put;
      })
    );
  }

  private *putting(message: Message, item: T, call: Call | undefined): Operation<void> {
    yield* this.core.put(message, call);
    call?.event(OP.PUT, call.detail, message.bytes.length, item);
  }

  /** Decodes inside the operation, before another get of this thread can use the buffer again. */
  private *getting(call: Call | undefined): Operation<T> {
    return decoded(yield* this.core.get(0, call), call) as T;
  }
}

/**
 * A {@link Queue} that knows when its items have been dealt with (Python's `multiprocessing.JoinableQueue`).
 *
 * @example
 * ```ts
 * import { JoinableQueue } from "@mp/runtime";
 * const queue = new JoinableQueue<string>();
 * queue.putSync("a letter");
 * queue.getSync();
 * queue.taskDone();
 * await queue.join();
 * ```
 */
export class JoinableQueue<T = unknown> extends Queue<T> {
  constructor(options?: QueueOptions);
  /** @internal */
  constructor(options?: QueueOptions | Revival);
  constructor(options: QueueOptions | Revival = {}) {
    super(options, FLAVOUR.JOINABLE);
  }

  /** Says that one item that was got has been dealt with. Throws `ValueError` if it is called more often than items were put. */
  taskDone(): void {
    this.mustBeOpen();
    const call = this.call(OP.TASK_DONE);
    call?.mark();
    if (!this.core.done())
      throw new ValueError("task_done() called too many times: every item put so far is done already");
    call?.event(OP.TASK_DONE);
  }

  /** Waits until every item that was put is done. Throws `TimeoutError` when the time is up. */
  async join(options?: AsyncWaitOptions): Promise<void> {
    this.mustBeOpen();
    const call = this.call(OP.ALL_DONE, "async");
    await outcome(this, told(call, this.core.allDone()), options, unfinished);
    call?.event(OP.ALL_DONE);
  }

  /** Like {@link JoinableQueue.join}, blocking this thread. */
  joinSync(options?: WaitOptions): void {
    this.mustBeOpen();
    const call = this.call(OP.ALL_DONE);
    outcomeSync(told(call, this.core.allDone()), options, unfinished);
    call?.event(OP.ALL_DONE);
  }
}

function plan(options: QueueOptions, flavour: number) {
  expectOptions(options, "a queue", "{ maxsize: 16 }");
  const { maxsize = 0 } = options;
  expectInteger(maxsize, "maxsize", Number.NEGATIVE_INFINITY);
  return {
    kind: KIND.QUEUE,
    bytes: QUEUE_BYTES,
    name: flavour === FLAVOUR.JOINABLE ? "JoinableQueue" : "Queue",
    size: Math.max(0, maxsize),
    fill(words: Int32Array, at: number, heap: Heap): void {
      SegmentQueue.initialise(heap, at * 4, Math.max(0, Math.min(maxsize, 2 ** 31 - 1)));
      words[at + FLAVOUR_WORD] = flavour;
    },
  } as const;
}

function decoded(message: Message, call: Call | undefined): unknown {
  const size = message.bytes.length;
  const item = decode(message);
  call?.event(OP.GET, call.detail, size, item);
  return item;
}

function full(call: Call | undefined): never {
  tellLook(call, "full", true);
  throw new Full("The queue is full: no slot became free within the timeout");
}

function empty(call: Call | undefined): never {
  tellLook(call, "empty", true);
  throw new Empty("The queue is empty: no item came within the timeout");
}

function unfinished(): never {
  throw new TimeoutError("Not all items of the queue were done within the timeout");
}

/** Gives the handles of an item back that could not be put. */
function givenBack(message: Message, error: unknown): never {
  discardParcel(family().heap, message.parcel);
  throw error;
}

defineHandle(KIND.QUEUE, (ref, words) => {
  const type = words[(ref >> 2) + FLAVOUR_WORD] === FLAVOUR.JOINABLE ? JoinableQueue : Queue;
  return new (type as new (revival: Revival) => Queue)(new Revival(ref));
});
