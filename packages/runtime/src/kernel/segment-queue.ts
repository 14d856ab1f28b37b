/**
 * An unbounded (or bounded by a number of messages) queue of messages for any number of writers and readers.
 *
 * Messages lie in segments, chained in order. Writers exclude each other by one mutex, readers by another; a writer and a
 * reader never touch the same word but the two counters, each of which only one side stores.
 *
 * ```text
 * writer:  room? · copy the message behind the tail · note the next tail · WRITTEN + 1 (the commit) · wake a reader
 * reader:  any?  · copy the message at the head out · note the next head · READ + 1   (the commit) · wake a writer
 * ```
 *
 * The place for message number n is in slot n & 1, so the next place is written beside the present one and the commit of
 * the counter makes both true at once. Whoever dies before the commit has changed nothing: his mutex is
 * abandoned, and the next owner starts from the same place. What was committed stays.
 *
 * A message with a parcel changes hands by the same commit, which decides a transaction. So do segments: each is in the chain, spare,
 * retired, or in somebody's hands.
 *
 * Longer than a file should be: writer, reader and what a death leaves behind are one argument, to be read side by side.
 *
 * Method: two-lock queue, after Michael and Scott, "Simple, Fast, and Practical Non-Blocking and Blocking Concurrent
 * Queue Algorithms", PODC 1996, over segments in place of nodes.
 */

import { ValueError } from "../errors.ts";
import { rouse, until, wake } from "./cell.ts";
import { PROCESS } from "./family.ts";
import type { Heap } from "./heap.ts";
import { wakeHere } from "./hub.ts";
import { defineKind } from "./kinds.ts";
import { KIND } from "./layout.ts";
import type { Message } from "./message.ts";
import { abandon, lock, ownerOf, type Taken, tryLock, unlock } from "./mutex.ts";
import { BLOCKED, type Operation } from "./operation.ts";
import { commitIn, commitOut, discardParcel } from "./parcel.ts";
import { awaitedInQueue } from "./queue-wait.ts";
import { Q, QUEUE_BYTES } from "./queue-words.ts";
import { readRecord, recordSize, sizeOfRecord, writeRecord } from "./record.ts";
import { discard, discardFrom, putDown, takeInHand } from "./refs.ts";
import type { Call } from "../trace/probe.ts";
import {
  chain,
  closeAt,
  cut,
  fits,
  freeChain,
  isRecord,
  newSegment,
  nextOf,
  SEGMENT_BYTES,
  SEGMENT_HEADER_BYTES,
} from "./segment.ts";
import { atomically, change } from "./transaction.ts";
import type { Watched } from "./watch.ts";

/** One process's view of a queue region. */
export class SegmentQueue {
  private readonly heap: Heap;
  private readonly at: number;
  private readonly isClosed: () => boolean;

  /**
   * @param address of a region that {@link SegmentQueue.initialise} has filled.
   * @param isClosed whether this process has closed the queue: ends its waits, when {@link SegmentQueue.wakeHere} is called.
   */
  constructor(heap: Heap, address: number, isClosed: () => boolean = () => false) {
    this.heap = heap;
    this.at = address >> 2;
    this.isClosed = isClosed;
    heap.reach(address + QUEUE_BYTES);
  }

  /** Initialises a new region. `capacity` 0 is unbounded. */
  static initialise(heap: Heap, address: number, capacity: number): void {
    const at = address >> 2;
    const segment = newSegment(heap, SEGMENT_BYTES);
    for (const slot of [0, 1]) {
      heap.words[at + Q.TAIL + slot] = heap.words[at + Q.HEAD + slot] = segment + SEGMENT_HEADER_BYTES;
      heap.words[at + Q.TAIL_SEGMENT + slot] = segment;
    }
    heap.words[at + Q.CAPACITY] = capacity;
    atomically(heap, () => {
      for (const slot of [0, 1]) change(heap, at + Q.HEAD_SEGMENT + slot, segment);
      putDown(heap, segment);
    });
  }

  /** How many messages are in the queue now. */
  get size(): number {
    return (this.load(Q.WRITTEN) - this.load(Q.READ)) | 0;
  }

  /** How many messages there may be at most; 0 for as many as memory holds. */
  get capacity(): number {
    return this.heap.words[this.at + Q.CAPACITY] as number;
  }

  /** Whether there are as many messages as there may be. */
  get isFull(): boolean {
    return this.capacity > 0 && this.size >= this.capacity;
  }

  /** How many messages are not done yet (for joinable queues): put, and not reported by {@link done}. */
  get unfinished(): number {
    return (this.load(Q.WRITTEN) - this.load(Q.DONE)) | 0;
  }

  /** Puts a message if there is room and no other writer is at work. `call` is told the message's number, from 1. */
  tryPut(message: Message, call?: Call): boolean {
    if (this.isFull) return false;
    const taken = tryLock(this.heap.words, this.at + Q.WRITER, this.heap.pid);
    return taken !== false && this.putLocked(message, taken, call);
  }

  /** Puts a message, waiting for room. */
  *put(message: Message, call?: Call): Operation<void> {
    for (;;) {
      if (this.isFull) {
        yield* until(this.heap.words, this.at + Q.SPACE, {
          attempt: () => (this.isFull && !this.isClosed() ? BLOCKED : undefined),
          more: () => !this.isFull,
        });
        this.refuseIfClosed();
      }
      const taken = yield* lock(this.heap.words, this.at + Q.WRITER, this.heap.pid);
      if (this.putLocked(message, taken, call)) return;
    }
  }

  /**
   * Gets a message if there is one and no other reader is at work. The bytes are valid until the next get.
   * With `claimant`, the address of this process's region, the message's number is noted there (see {@link claim}).
   * `call` is told it too, from 1.
   */
  tryGet(claimant = 0, call?: Call): Message | undefined {
    if (this.size <= 0) return undefined;
    const taken = tryLock(this.heap.words, this.at + Q.READER, this.heap.pid);
    return taken === false ? undefined : this.getLocked(taken, claimant, call);
  }

  /** Gets a message, waiting for one; otherwise like {@link tryGet}. */
  *get(claimant = 0, call?: Call): Operation<Message> {
    for (;;) {
      if (this.size <= 0) {
        yield* until(this.heap.words, this.at + Q.ITEMS, {
          attempt: () => (this.size <= 0 && !this.isClosed() ? BLOCKED : undefined),
          more: () => this.size > 0,
        });
        this.refuseIfClosed();
      }
      const taken = yield* lock(this.heap.words, this.at + Q.READER, this.heap.pid);
      const message = this.getLocked(taken, claimant, call);
      if (message !== undefined) return message;
    }
  }

  /** How to watch for a message to come, or for this process to close the queue. */
  watch(holder: object): Watched {
    const isReady = (): boolean => this.size > 0 || this.isClosed();
    return { holder, words: this.heap.words, index: this.at + Q.ITEMS, isReady };
  }

  /** Counts one message as done; `false` if none was left to be done. */
  done(): boolean {
    const { words } = this.heap;
    for (;;) {
      const seen = this.load(Q.DONE);
      if (((this.load(Q.WRITTEN) - seen) | 0) <= 0) return false;
      if (Atomics.compareExchange(words, this.at + Q.DONE, seen, (seen + 1) | 0) === seen) break;
    }
    if (this.unfinished === 0) wake(words, this.at + Q.ALL_DONE);
    return true;
  }

  /** Waits until every message that was put is done. */
  *allDone(): Operation<void> {
    yield* until(this.heap.words, this.at + Q.ALL_DONE, {
      attempt: () => (this.unfinished === 0 ? undefined : BLOCKED),
    });
  }

  /** Makes who waits in this process for an item or a slot look again. */
  wakeHere(): void {
    for (const word of [Q.ITEMS, Q.SPACE]) wakeHere(this.heap.words, this.at + word);
  }

  private refuseIfClosed(): void {
    if (this.isClosed()) throw new ValueError("The queue was closed in this process meanwhile");
  }

  private load(word: number): number {
    return Atomics.load(this.heap.words, this.at + word);
  }

  /** Runs under the writers' mutex, and gives it back; `false` if there is no room after all. */
  private putLocked(message: Message, _taken: Exclude<Taken, false>, call: Call | undefined): boolean {
    const { words } = this.heap;
    const { at } = this;
    try {
      if (this.isFull) return false;
      this.append(message, call);
    } finally {
      unlock(words, at + Q.WRITER);
    }
    wake(words, at + Q.ITEMS, 1);
    return true;
  }

  private append(message: Message, call: Call | undefined): void {
    const { at, heap } = this;
    const written = heap.words[at + Q.WRITTEN] as number;
    const slot = written & 1;
    const size = sizeOfRecord(message);
    let segment = heap.words[at + Q.TAIL_SEGMENT + slot] as number;
    let tail = heap.words[at + Q.TAIL + slot] as number;
    if (!fits(heap, segment, tail, size)) {
      segment = this.extend(segment, tail, size);
      tail = segment + SEGMENT_HEADER_BYTES;
    }
    heap.reach(tail + size);
    writeRecord(heap, tail, message);
    heap.words[at + Q.TAIL + (slot ^ 1)] = tail + size;
    heap.words[at + Q.TAIL_SEGMENT + (slot ^ 1)] = segment;
    if (call !== undefined) number(call, written);
    // The commit: the record and the next place are whole before the counter says so.
    if (message.parcel === 0) Atomics.store(heap.words, at + Q.WRITTEN, (written + 1) | 0);
    else commitOut(heap, message.parcel, at + Q.WRITTEN, (written + 1) | 0);
  }

  /** Chains a segment with room for `size` bytes behind the present one, and marks the end of that. */
  private extend(segment: number, tail: number, size: number): number {
    const { heap } = this;
    const wanted = Math.max(SEGMENT_BYTES, size + SEGMENT_HEADER_BYTES);
    // A writer that died here may have chained a segment already; no reader can be in it.
    const left = nextOf(heap, segment);
    if (left !== 0 && heap.sizeOf(left) < wanted) cut(heap, segment);
    const next = nextOf(heap, segment) || this.chainSpare(segment, wanted) || this.chainNew(segment, wanted);
    closeAt(heap, segment, tail);
    return next;
  }

  /** Chains the spare segment, if there is one and it is of the size; 0 otherwise. */
  private chainSpare(segment: number, wanted: number): number {
    const { heap } = this;
    if (wanted !== SEGMENT_BYTES || this.load(Q.SPARE) === 0) return 0;
    return atomically(heap, () => {
      const spare = this.load(Q.SPARE);
      change(heap, this.at + Q.SPARE, 0);
      chain(heap, segment, spare);
      return spare;
    });
  }

  private chainNew(segment: number, wanted: number): number {
    const { heap } = this;
    const made = newSegment(heap, wanted);
    atomically(heap, () => {
      chain(heap, segment, made);
      putDown(heap, made);
    });
    return made;
  }

  /** Runs under the readers' mutex, and gives it back. */
  private getLocked(
    taken: Exclude<Taken, false>,
    claimant: number,
    call: Call | undefined,
  ): Message | undefined {
    const { words } = this.heap;
    const { at } = this;
    try {
      if (taken === "abandoned") this.recycle();
      if (this.size <= 0) return undefined;
      return this.removeFirst(claimant, call);
    } finally {
      unlock(words, at + Q.READER);
      if (this.capacity > 0) wake(words, at + Q.SPACE, 1);
    }
  }

  private removeFirst(claimant: number, call: Call | undefined): Message {
    const { at, heap } = this;
    const read = heap.words[at + Q.READ] as number;
    const slot = read & 1;
    const segment = heap.words[at + Q.HEAD_SEGMENT + slot] as number;
    const head = heap.words[at + Q.HEAD + slot] as number;
    const isHere = isRecord(heap, segment, head);
    const now = isHere ? segment : nextOf(heap, segment);
    const address = isHere ? head : now + SEGMENT_HEADER_BYTES;
    const message = readRecord(heap, address);
    heap.words[at + Q.HEAD + (slot ^ 1)] = address + recordSize(heap, address);
    heap.words[at + Q.HEAD_SEGMENT + (slot ^ 1)] = now;
    if (!isHere) heap.words[at + Q.RETIRED] = segment;
    if (claimant !== 0) claim(heap, claimant, PROCESS.CLAIMING, read);
    if (call !== undefined) number(call, read);
    // The commit: the message is copied, and the next place noted, before it is gone for other readers.
    if (message.parcel === 0) Atomics.store(heap.words, at + Q.READ, (read + 1) | 0);
    else commitIn(heap, message.parcel, at + Q.READ, (read + 1) | 0);
    if (claimant !== 0) claim(heap, claimant, PROCESS.CLAIMED, read);
    if (!isHere) this.recycle();
    return message;
  }

  /** Keeps a segment that was read to its end for the next writer, or frees it. */
  private recycle(): void {
    const { at, heap } = this;
    const segment = this.load(Q.RETIRED);
    // Its reader may have died before it left the segment.
    const isLeft = segment !== heap.words[at + Q.HEAD_SEGMENT + (this.load(Q.READ) & 1)];
    if (segment === 0 || !isLeft) return;
    const isUsual = heap.sizeOf(segment) >= SEGMENT_BYTES && heap.sizeOf(segment) < 2 * SEGMENT_BYTES;
    const isKept = atomically(heap, () => {
      const kept = isUsual && this.load(Q.SPARE) === 0;
      change(heap, at + Q.RETIRED, 0);
      chain(heap, segment, 0);
      if (kept) change(heap, at + Q.SPARE, segment);
      else takeInHand(heap, segment);
      return kept;
    });
    if (!isKept) discard(heap, segment);
  }

  /** Frees what is in the queue, and its segments. Nobody may use it any more; a death in the middle leaves it to be called again. */
  drain(): void {
    const { at, heap } = this;
    for (let message = this.tryGet(); message !== undefined; message = this.tryGet())
      discardParcel(heap, message.parcel);
    this.recycle();
    freeChain(heap, at + Q.HEAD_SEGMENT + (this.load(Q.READ) & 1));
    discardFrom(heap, at + Q.SPARE);
  }
}

/** Tells which message comes or goes, under the mutex and before the commit: after what made it possible, before what it allows. */
function number(call: Call, before: number): void {
  call.detail = (before >>> 0) + 1;
  call.mark();
}

/**
 * Notes in a process's region which message it takes, so that the message can be told as lost if the process dies with
 * it. Noted as CLAIMING before the commit and as CLAIMED after it, both under the readers' mutex: whoever dies in between
 * still owns that mutex, and `recover` sees from READ whether the commit was made.
 */
function claim(heap: Heap, process: number, word: number, number: number): void {
  Atomics.store(heap.words, (process >> 2) + word, (number + 1) | 0);
}

defineKind(KIND.QUEUE, {
  awaited: (heap, address, index, saw) =>
    awaitedInQueue(heap, address, { index, saw }, new SegmentQueue(heap, address)),
  recover(heap, address, deadPid, deadProcess) {
    const at = address >> 2;
    if (ownerOf(heap.words, at + Q.READER) === deadPid) {
      const claiming = Atomics.load(heap.words, (deadProcess >> 2) + PROCESS.CLAIMING);
      const committed = claiming !== 0 && Atomics.load(heap.words, at + Q.READ) === claiming;
      if (committed) claim(heap, deadProcess, PROCESS.CLAIMED, claiming - 1);
    }
    abandon(heap.words, at + Q.WRITER, deadPid);
    abandon(heap.words, at + Q.READER, deadPid);
  },
  rouse(heap, address) {
    const at = address >> 2;
    for (const word of [Q.ITEMS, Q.SPACE, Q.ALL_DONE]) rouse(heap.words, at + word);
    for (const word of [Q.WRITER, Q.READER]) Atomics.notify(heap.words, at + word);
  },
  destroy(heap, address) {
    new SegmentQueue(heap, address).drain();
  },
});
