import { expectOptions } from "../check.ts";
import { decode } from "../codec/decode.ts";
import { encodeCopy } from "../codec/encode.ts";
import { ValueError } from "../errors.ts";
import { ByteRing, type RingHolders } from "../kernel/byte-ring.ts";
import { RING_BYTES } from "../kernel/ring-bytes.ts";
import { awaitedInRing } from "../kernel/ring-wait.ts";
import { family } from "../kernel/family.ts";
import { defineHandle, pinned, Revival } from "../kernel/handle.ts";
import type { Heap } from "../kernel/heap.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import { discardParcel } from "../kernel/parcel.ts";
import { type AsyncWaitOptions, runAsync, runSync, type WaitOptions } from "../kernel/run.ts";
import type { Watched } from "../kernel/watch.ts";
import { late, outcome, outcomeSync } from "../sync/options.ts";
import { SharedObject } from "../sync/shared-object.ts";
import type { Message } from "../kernel/message.ts";
import { type Operation, told } from "../kernel/operation.ts";
import { type Call, looked, OP } from "../trace/probe.ts";

const ALWAYS: RingHolders = { writers: () => true, readers: () => true, isClosed: () => false };

/**
 * A queue that is only a pipe (Python's `multiprocessing.SimpleQueue`): it holds 64 KiB, and `put` waits while it is full.
 *
 * @example
 * ```ts
 * import { SimpleQueue } from "@mp/runtime";
 * const queue = new SimpleQueue<number[]>();
 * await queue.put([1, 2]);
 * console.log(await queue.get(), queue.empty()); // => [ 1, 2 ] true
 * queue.close();
 * ```
 */
export class SimpleQueue<T = unknown> extends SharedObject {
  private readonly ring: ByteRing;

  constructor();
  /** @internal */
  constructor(revival?: Revival);
  constructor(revival?: Revival) {
    super(
      revival instanceof Revival
        ? revival
        : { kind: KIND.SIMPLE_QUEUE, bytes: RING_BYTES, name: "SimpleQueue" },
    );
    this.ring = new ByteRing(family().heap, this.at * 4, ALWAYS);
  }

  /** Puts an item, awaiting room. Throws `EncodeError` if a part of it can't be sent. */
  async put(item: T): Promise<void> {
    this.mustBeOpen();
    const call = this.call(OP.PUT, "async");
    const putting = this.putting(encodeCopy(item, "item"), item, call);
    await runAsync(pinned(this, told(call, putting)));
  }

  /** Like {@link SimpleQueue.put}, blocking this thread. */
  putSync(item: T): void {
    this.mustBeOpen();
    const call = this.call(OP.PUT);
    const message = encodeCopy(item, "item");
    try {
      runSync(told(call, this.putting(message, item, call)));
    } catch (error) {
      discardParcel(family().heap, message.parcel);
      throw error;
    }
  }

  /** Gets the next item, awaiting one. Throws `TimeoutError` when the time is up. */
  async get(options?: AsyncWaitOptions): Promise<T> {
    this.mustBeOpen();
    expectOptions(options, "get");
    const call = this.call(OP.GET, "async");
    return outcome(this, told(call, this.getting(call)), options, late("No item came"));
  }

  /** Like {@link SimpleQueue.get}, blocking this thread. */
  getSync(options?: WaitOptions): T {
    this.mustBeOpen();
    expectOptions(options, "getSync");
    const call = this.call(OP.GET);
    return outcomeSync(told(call, this.getting(call)), options, late("No item came"));
  }

  /** Whether there is no item now. */
  empty(): boolean {
    return looked("empty", this.at << 2, () => !this.ring.isReady);
  }

  /** Gives this process's hold on the queue back. */
  close(): void {
    this[Symbol.dispose]();
  }

  /** @internal */
  watched(): Watched {
    this.mustBeOpen();
    return this.ring.watch(this);
  }

  private *putting(message: Message, item: T, call: Call | undefined): Operation<void> {
    yield* this.ring.send(message, call);
    call?.event(OP.PUT, call.detail, message.bytes.length, item);
  }

  private *getting(call: Call | undefined): Operation<T> {
    const message = yield* this.ring.receive(call);
    const size = message.bytes.length;
    const item = decode(message) as T;
    call?.event(OP.GET, call.detail, size, item);
    return item;
  }

  private mustBeOpen(): void {
    if (this.disposed) throw new ValueError("The SimpleQueue is closed in this process");
  }
}

function ringOf(heap: Heap, address: number): ByteRing {
  return new ByteRing(heap, address, ALWAYS);
}

defineHandle(
  KIND.SIMPLE_QUEUE,
  (ref) => new (SimpleQueue as new (revival: Revival) => SimpleQueue)(new Revival(ref)),
);
defineKind(KIND.SIMPLE_QUEUE, {
  awaited(heap, address, index, saw) {
    const holders = { by: "holders", ref: address, parks: true } as const;
    const queue = { object: "SimpleQueue", address, forData: holders, forSpace: holders };
    return awaitedInRing(heap, address, { index, saw }, queue);
  },
  recover: (heap, address, deadPid) => ringOf(heap, address).recover(deadPid),
  rouse: (heap, address) => ringOf(heap, address).rouse(),
  destroy(heap, address) {
    ringOf(heap, address).drain();
  },
});
