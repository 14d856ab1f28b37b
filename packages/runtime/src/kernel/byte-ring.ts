/**
 * One direction of a pipe: a ring of bytes through which messages of any length pass, with any number of writers and
 * readers (one of each at a time).
 *
 * A message is one fragment if it fits, and otherwise streams through in several. A fragment's header says its length and
 * whether it is the first and the last of its message; the last one has the message's parcel, or 0, behind the header. WRITTEN and READ
 * count bytes for ever (modulo 2³²); each is stored by one side only, and that store is the commit of a whole fragment. So the parcel changes
 * hands with the last fragment, whether or not its reader has the others. A writer that dies, or gives up, in the middle of a
 * message leaves fragments without a last one: the reader drops them, when the next message begins or when
 * nobody holds the writers' mutex any more.
 *
 * Contract of the counters after Lamport, "Proving the Correctness of Multiprocess Programs", 1977 (the single-producer
 * single-consumer ring), under one mutex a side.
 */

import { BrokenPipeError, EOFError, OSError } from "../errors.ts";
import { rouse, until, wake } from "./cell.ts";
import type { Heap } from "./heap.ts";
import type { Message } from "./message.ts";
import { abandon, lock, ownerOf, tryLock, unlock } from "./mutex.ts";
import { BLOCKED, type Operation } from "./operation.ts";
import { joined } from "./joined.ts";
import { commitIn, commitOut, discardParcel } from "./parcel.ts";
import { padded, R, RING_CAPACITY, RingBytes } from "./ring-bytes.ts";
import { messageAt } from "./scratch.ts";
import type { Call } from "../trace/probe.ts";
import type { Watched } from "./watch.ts";

const FIRST = 1 << 30;
const LAST = 1 << 29;
const LENGTH_MASK = LAST - 1;
const FRAGMENT_HEADER_BYTES = 4;
/** The header of a last fragment, and the parcel. */
const LAST_HEADER_BYTES = 8;
/** A streaming writer waits until it can write at least this much, so that fragments are not tiny. */
const LEAST_FRAGMENT = RING_CAPACITY / 4;

interface Fragment {
  readonly header: number;
  readonly bytes: Uint8Array;
  readonly parcel: number;
}

/** Who may still use a ring. */
export interface RingHolders {
  readonly writers: () => boolean;
  readonly readers: () => boolean;
  /** Whether this process has closed its end. */
  readonly isClosed: () => boolean;
}

/** One process's view of one direction of a pipe. */
export class ByteRing extends RingBytes {
  private readonly writersOpen: () => boolean;
  private readonly readersOpen: () => boolean;
  private readonly isClosed: () => boolean;
  private partial: { readonly parts: Uint8Array[]; readonly read: number } | undefined;

  /** @param address of the ring's first byte; its memory is all zeros when it is new. */
  constructor(heap: Heap, address: number, open: RingHolders) {
    super(heap, address);
    this.writersOpen = open.writers;
    this.readersOpen = open.readers;
    this.isClosed = open.isClosed;
  }

  /** Whether a message, or the end of all messages, is there to be received. */
  get isReady(): boolean {
    return this.used > 0 || !this.writersOpen();
  }

  /** Waits until {@link isReady}. */
  *ready(): Operation<boolean> {
    const attempt = (): boolean | typeof BLOCKED => (this.isReady ? true : this.isClosed() ? false : BLOCKED);
    return yield* until(this.heap.words, this.at + R.DATA, { attempt });
  }

  /** How to watch for {@link isReady}, or for this process to close its end. */
  watch(holder: object): Watched {
    const isReady = (): boolean => this.isReady || this.isClosed();
    return { holder, words: this.heap.words, index: this.at + R.DATA, isReady };
  }

  /** Sends a message if it fits and no other writer is at work; what {@link ByteRing.send} does, without its detours. */
  trySend({ bytes, parcel }: Message, call?: Call): boolean {
    const { heap, at } = this;
    const size = LAST_HEADER_BYTES + padded(bytes.length);
    if (size > this.free) return false;
    if (tryLock(heap.words, at + R.WRITER, heap.pid) === false) return false;
    const written = heap.words[at + R.WRITTEN] as number;
    // Another writer may have come in between.
    const isOpen = size <= this.free && !this.isClosed() && this.readersOpen();
    if (isOpen) {
      heap.words[this.wordAt(written)] = bytes.length | FIRST | LAST;
      heap.words[this.wordAt(written + FRAGMENT_HEADER_BYTES)] = parcel;
      this.copyIn(written + LAST_HEADER_BYTES, bytes);
      if (call !== undefined) place(call, written + size);
      // The commit: the message is whole before a reader can see it.
      if (parcel === 0) Atomics.store(heap.words, at + R.WRITTEN, (written + size) | 0);
      else commitOut(heap, parcel, at + R.WRITTEN, (written + size) | 0);
    }
    unlock(heap.words, at + R.WRITER);
    if (isOpen) wake(heap.words, at + R.DATA);
    return isOpen;
  }

  /**
   * Receives a message if a whole one is there and no other reader is at work; what {@link ByteRing.receive} does, without its
   * detours. Its bytes are valid until the next one is read in this thread.
   */
  tryReceive(call?: Call): Message | undefined {
    const { heap, at } = this;
    if (this.used === 0 || this.partial !== undefined || this.isClosed()) return undefined;
    if (tryLock(heap.words, at + R.READER, heap.pid) === false) return undefined;
    const message = this.used === 0 ? undefined : this.takeWhole(call);
    unlock(heap.words, at + R.READER);
    if (message !== undefined) wake(heap.words, at + R.SPACE);
    return message;
  }

  /** The first message, if it is one fragment and in one piece. */
  private takeWhole(call: Call | undefined): Message | undefined {
    const { heap, at } = this;
    const read = heap.words[at + R.READ] as number;
    const header = heap.words[this.wordAt(read)] as number;
    const length = header & LENGTH_MASK;
    const start = (read + LAST_HEADER_BYTES) & (RING_CAPACITY - 1);
    if ((header & (FIRST | LAST)) !== (FIRST | LAST) || start + length > RING_CAPACITY) return undefined;
    const parcel = heap.words[this.wordAt(read + FRAGMENT_HEADER_BYTES)] as number;
    const message = messageAt(heap, this.data + start, length);
    const next = (read + LAST_HEADER_BYTES + padded(length)) | 0;
    if (call !== undefined) place(call, next);
    // The commit: the message is copied before a writer may write over it.
    if (parcel === 0) Atomics.store(heap.words, at + R.READ, next);
    else commitIn(heap, parcel, at + R.READ, next);
    return parcel === 0 ? message : { ...message, parcel };
  }

  /** Sends a message; waits for room. */
  *send({ bytes, parcel }: Message, call?: Call): Operation<void> {
    const { words, pid } = this.heap;
    yield* lock(words, this.at + R.WRITER, pid);
    let sent = 0;
    try {
      do {
        const left = bytes.length - sent;
        yield* this.room(left);
        const length = Math.min(left, this.free - LAST_HEADER_BYTES);
        const header = length | (sent === 0 ? FIRST : 0) | (length === left ? LAST : 0);
        this.write({ header, bytes: bytes.subarray(sent, sent + length), parcel }, call);
        sent += length;
      } while (sent < bytes.length);
    } finally {
      unlock(words, this.at + R.WRITER);
      // A reader in the middle of this message must see that nobody will finish it.
      if (sent < bytes.length) wake(words, this.at + R.DATA);
    }
  }

  /** Waits until all that has been sent so far has been received. Throws `BrokenPipeError` when nobody can receive any more. */
  *drained(): Operation<void> {
    const { words } = this.heap;
    const end = Atomics.load(words, this.at + R.WRITTEN);
    const isPast = (): boolean => ((Atomics.load(words, this.at + R.READ) - end) | 0) >= 0;
    const attempt = (): true | typeof BLOCKED =>
      isPast() || this.isClosed() || !this.readersOpen() ? true : BLOCKED;
    yield* until(words, this.at + R.SPACE, { attempt });
    if (!isPast()) this.refuseUnlessOpen();
  }

  /** Receives a message; waits for one. Throws `EOFError` when none is left and nobody can send any more. */
  *receive(call?: Call): Operation<Message> {
    const { words, pid } = this.heap;
    yield* lock(words, this.at + R.READER, pid);
    let parts = this.takePartial();
    try {
      for (;;) {
        const fragment = yield* this.nextFragment(parts.length > 0, call);
        if (fragment === undefined) {
          parts = [];
          continue;
        }
        const { header, bytes, parcel } = fragment;
        // What came before a first fragment belongs to a message that will never be finished.
        if ((header & FIRST) !== 0) parts = [];
        else if (parts.length === 0) {
          // The rest of a message whose beginning went to another process.
          discardParcel(this.heap, parcel);
          continue;
        }
        parts.push(bytes);
        if ((header & LAST) === 0) continue;
        const message = { bytes: joined(parts), parcel };
        parts = [];
        return message;
      }
    } finally {
      // Given up in the middle of a message: the next receive of this process goes on from here.
      if (parts.length > 0) this.partial = { parts, read: words[this.at + R.READ] as number };
      unlock(words, this.at + R.READER);
    }
  }

  /** What an earlier receive got of a message, unless another process has read on since. */
  private takePartial(): Uint8Array[] {
    const { partial } = this;
    this.partial = undefined;
    const isNext = partial !== undefined && partial.read === this.heap.words[this.at + R.READ];
    return isNext ? partial.parts : [];
  }

  /** Releases what a dead process held here. */
  recover(deadPid: number): void {
    abandon(this.heap.words, this.at + R.WRITER, deadPid);
    abandon(this.heap.words, this.at + R.READER, deadPid);
  }

  /** Wakes everybody here to look again: after a death, or when an end was closed. */
  rouse(): void {
    const { words } = this.heap;
    rouse(words, this.at + R.SPACE);
    rouse(words, this.at + R.DATA);
    Atomics.notify(words, this.at + R.WRITER);
    Atomics.notify(words, this.at + R.READER);
  }

  /** Frees what came with the messages that nobody received. Nobody may use the ring any more; a death in the middle leaves it to be called again. */
  drain(): void {
    while (this.used > 0) discardParcel(this.heap, this.read(undefined).parcel);
  }

  /** Waits until a fragment of a useful length fits: all that is left, if the ring can hold it. */
  private *room(left: number): Operation<void> {
    const needed = padded(left) + LAST_HEADER_BYTES <= RING_CAPACITY ? padded(left) : LEAST_FRAGMENT;
    const attempt = (): true | typeof BLOCKED =>
      this.isClosed() || !this.readersOpen() || this.free >= needed + LAST_HEADER_BYTES ? true : BLOCKED;
    yield* until(this.heap.words, this.at + R.SPACE, { attempt });
    this.refuseUnlessOpen();
  }

  private refuseUnlessOpen(): void {
    this.refuseIfClosed();
    if (!this.readersOpen()) {
      throw new BrokenPipeError("Cannot send: the other end of the pipe is closed in every process");
    }
  }

  private refuseIfClosed(): void {
    if (this.isClosed())
      throw new OSError("The connection was closed in this process meanwhile (handle is closed)");
  }

  private write({ header, bytes, parcel }: Fragment, call: Call | undefined): void {
    const { heap, at } = this;
    const written = heap.words[at + R.WRITTEN] as number;
    const start = written + headerBytes(header);
    const next = (start + padded(bytes.length)) | 0;
    heap.words[this.wordAt(written)] = header;
    if ((header & LAST) !== 0) heap.words[this.wordAt(written + FRAGMENT_HEADER_BYTES)] = parcel;
    this.copyIn(start, bytes);
    if (call !== undefined && (header & LAST) !== 0) place(call, next);
    // The commit: the fragment is whole before a reader can see it.
    if ((header & LAST) === 0 || parcel === 0) Atomics.store(heap.words, at + R.WRITTEN, next);
    else commitOut(heap, parcel, at + R.WRITTEN, next);
    wake(heap.words, at + R.DATA);
  }

  /** The next fragment, waiting for it; `undefined` when the message it would belong to is torn. */
  private *nextFragment(inside: boolean, call: Call | undefined): Operation<Fragment | undefined> {
    // Mutex first, data second: a writer commits its last fragment before it lets the mutex go.
    const torn = (): boolean =>
      inside && ownerOf(this.heap.words, this.at + R.WRITER) === 0 && this.used === 0;
    const attempt = (): true | typeof BLOCKED =>
      this.used > 0 || this.isClosed() || !this.writersOpen() || torn() ? true : BLOCKED;
    yield* until(this.heap.words, this.at + R.DATA, { attempt });
    this.refuseIfClosed();
    if (this.used > 0) return this.read(call);
    if (inside) return undefined;
    throw new EOFError(
      "Nothing is left to receive, and the other end of the pipe is closed in every process",
    );
  }

  private read(call: Call | undefined): Fragment {
    const { heap, at } = this;
    const read = heap.words[at + R.READ] as number;
    const header = heap.words[this.wordAt(read)] as number;
    const length = header & LENGTH_MASK;
    const start = read + headerBytes(header);
    const parcel =
      (header & LAST) === 0 ? 0 : (heap.words[this.wordAt(read + FRAGMENT_HEADER_BYTES)] as number);
    const bytes = this.copyOut(start, length);
    const next = (start + padded(length)) | 0;
    if (call !== undefined && (header & LAST) !== 0) place(call, next);
    // The commit: the bytes are copied before a writer may write over them.
    if (parcel === 0) Atomics.store(heap.words, at + R.READ, next);
    else commitIn(heap, parcel, at + R.READ, next);
    wake(heap.words, at + R.SPACE);
    return { header, bytes, parcel };
  }
}

function headerBytes(header: number): number {
  return (header & LAST) === 0 ? FRAGMENT_HEADER_BYTES : LAST_HEADER_BYTES;
}

/** Tells where the message ends that comes or goes, which is the same for both: before the commit, under the side's mutex. */
function place(call: Call, end: number): void {
  call.detail = end >>> 0;
  call.mark();
}
