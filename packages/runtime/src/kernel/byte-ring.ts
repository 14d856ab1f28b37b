/**
 * One direction of a pipe: a ring of bytes through which messages of any length pass, with any number of writers and
 * readers (one of each at a time).
 *
 * A message is one fragment if it fits, and otherwise streams through in several. A fragment's header says its length and
 * whether it is the first and the last of its message. WRITTEN and READ count bytes for ever (modulo 2³²); each is stored
 * by one side only, and that store is the commit of a whole fragment. A writer that dies, or gives up, in the middle of a
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
import { abandon, lock, ownerOf, unlock } from "./mutex.ts";
import { BLOCKED, type Operation } from "./operation.ts";
import type { Watched } from "./watch.ts";

/** Words of a ring, before its bytes. */
const R = { WRITER: 0, WRITTEN: 1, SPACE: 2, READER: 16, READ: 17, DATA: 18 } as const;
const RING_HEADER_BYTES = 128;
/** As much as a pipe of Linux holds. */
export const RING_CAPACITY = 65_536;
export const RING_BYTES: number = RING_HEADER_BYTES + RING_CAPACITY;

const FIRST = 1 << 30;
const LAST = 1 << 29;
const LENGTH_MASK = LAST - 1;
const FRAGMENT_HEADER_BYTES = 4;
/** A streaming writer waits until it can write at least this much, so that fragments are not tiny. */
const LEAST_FRAGMENT = RING_CAPACITY / 4;

const padded = (bytes: number): number => (bytes + 3) & ~3;

interface Fragment {
  readonly header: number;
  readonly bytes: Uint8Array;
}

/** Who may still use a ring. */
export interface RingHolders {
  readonly writers: () => boolean;
  readonly readers: () => boolean;
  /** Whether this process has closed its end. */
  readonly isClosed: () => boolean;
}

/** One process's view of one direction of a pipe. */
export class ByteRing {
  private readonly heap: Heap;
  private readonly at: number;
  private readonly data: number;
  private readonly writersOpen: () => boolean;
  private readonly readersOpen: () => boolean;
  private readonly isClosed: () => boolean;
  private partial: { readonly parts: Uint8Array[]; readonly read: number } | undefined;

  /** @param address of the ring's first byte; its memory is all zeros when it is new. */
  constructor(heap: Heap, address: number, open: RingHolders) {
    this.heap = heap;
    this.at = address >> 2;
    this.data = address + RING_HEADER_BYTES;
    this.writersOpen = open.writers;
    this.readersOpen = open.readers;
    this.isClosed = open.isClosed;
    heap.reach(address + RING_BYTES);
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

  /** Sends a message; waits for room. */
  *send(message: Message): Operation<void> {
    const { words, pid } = this.heap;
    const whole = framed(message);
    yield* lock(words, this.at + R.WRITER, pid);
    let sent = 0;
    try {
      do {
        const left = whole.length - sent;
        yield* this.room(left);
        const length = Math.min(left, this.free - FRAGMENT_HEADER_BYTES);
        const header = length | (sent === 0 ? FIRST : 0) | (length === left ? LAST : 0);
        this.write(header, whole.subarray(sent, sent + length));
        sent += length;
      } while (sent < whole.length);
    } finally {
      unlock(words, this.at + R.WRITER);
      // A reader in the middle of this message must see that nobody will finish it.
      if (sent < whole.length) wake(words, this.at + R.DATA);
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
  *receive(): Operation<Message> {
    const { words, pid } = this.heap;
    yield* lock(words, this.at + R.READER, pid);
    let parts = this.takePartial();
    try {
      for (;;) {
        const fragment = yield* this.nextFragment(parts.length > 0);
        if (fragment === undefined) {
          parts = [];
          continue;
        }
        // What came before a first fragment belongs to a message that will never be finished.
        if ((fragment.header & FIRST) !== 0) parts = [];
        else if (parts.length === 0) continue;
        parts.push(fragment.bytes);
        if ((fragment.header & LAST) === 0) continue;
        const message = unframed(joined(parts));
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

  /**
   * The refs of the messages that nobody received. Nobody may use the ring any more. Only whole messages count: a sender
   * that gave up in the middle has taken its refs back.
   */
  leftRefs(): number[] {
    const refs: number[] = [];
    let parts: Uint8Array[] = [];
    while (this.used > 0) {
      const { header, bytes } = this.read();
      if ((header & FIRST) !== 0) parts = [bytes];
      else if (parts.length > 0) parts.push(bytes);
      if ((header & LAST) !== 0 && parts.length > 0) refs.push(...unframed(joined(parts)).refs);
    }
    return refs;
  }

  private get used(): number {
    const { words } = this.heap;
    return (Atomics.load(words, this.at + R.WRITTEN) - Atomics.load(words, this.at + R.READ)) >>> 0;
  }

  private get free(): number {
    return RING_CAPACITY - this.used;
  }

  /** Waits until a fragment of a useful length fits: all that is left, if the ring can hold it. */
  private *room(left: number): Operation<void> {
    const needed = padded(left) + FRAGMENT_HEADER_BYTES <= RING_CAPACITY ? padded(left) : LEAST_FRAGMENT;
    const attempt = (): true | typeof BLOCKED =>
      this.isClosed() || !this.readersOpen() || this.free >= needed + FRAGMENT_HEADER_BYTES ? true : BLOCKED;
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

  private write(header: number, bytes: Uint8Array): void {
    const { heap, at } = this;
    const written = heap.words[at + R.WRITTEN] as number;
    const size = FRAGMENT_HEADER_BYTES + padded(bytes.length);
    heap.words[this.wordAt(written)] = header;
    this.copyIn(written + FRAGMENT_HEADER_BYTES, bytes);
    // The commit: the fragment is whole before a reader can see it.
    Atomics.store(heap.words, at + R.WRITTEN, (written + size) | 0);
    wake(heap.words, at + R.DATA);
  }

  /** The next fragment, waiting for it; `undefined` when the message it would belong to is torn. */
  private *nextFragment(inside: boolean): Operation<Fragment | undefined> {
    // Mutex first, data second: a writer commits its last fragment before it lets the mutex go.
    const torn = (): boolean =>
      inside && ownerOf(this.heap.words, this.at + R.WRITER) === 0 && this.used === 0;
    const attempt = (): true | typeof BLOCKED =>
      this.used > 0 || this.isClosed() || !this.writersOpen() || torn() ? true : BLOCKED;
    yield* until(this.heap.words, this.at + R.DATA, { attempt });
    this.refuseIfClosed();
    if (this.used > 0) return this.read();
    if (inside) return undefined;
    throw new EOFError(
      "Nothing is left to receive, and the other end of the pipe is closed in every process",
    );
  }

  private read(): Fragment {
    const { heap, at } = this;
    const read = heap.words[at + R.READ] as number;
    const header = heap.words[this.wordAt(read)] as number;
    const length = header & LENGTH_MASK;
    const bytes = this.copyOut(read + FRAGMENT_HEADER_BYTES, length);
    // The commit: the bytes are copied before a writer may write over them.
    Atomics.store(heap.words, at + R.READ, (read + FRAGMENT_HEADER_BYTES + padded(length)) | 0);
    wake(heap.words, at + R.SPACE);
    return { header, bytes };
  }

  private wordAt(position: number): number {
    return (this.data >> 2) + ((position & (RING_CAPACITY - 1)) >> 2);
  }

  private copyIn(position: number, bytes: Uint8Array): void {
    const start = position & (RING_CAPACITY - 1);
    const head = Math.min(bytes.length, RING_CAPACITY - start);
    this.heap.bytes.set(head === bytes.length ? bytes : bytes.subarray(0, head), this.data + start);
    if (head < bytes.length) this.heap.bytes.set(bytes.subarray(head), this.data);
  }

  private copyOut(position: number, length: number): Uint8Array {
    const start = position & (RING_CAPACITY - 1);
    const head = Math.min(length, RING_CAPACITY - start);
    const from = this.data + start;
    if (head === length) return this.heap.bytes.slice(from, from + length);
    const bytes = new Uint8Array(length);
    bytes.set(this.heap.bytes.subarray(from, from + head));
    bytes.set(this.heap.bytes.subarray(this.data, this.data + length - head), head);
    return bytes;
  }
}

/** The message as it passes through the ring: the number of refs, the refs, the bytes. */
function framed({ bytes, refs }: Message): Uint8Array {
  const whole = new Uint8Array(4 + refs.length * 4 + bytes.length);
  new Int32Array(whole.buffer, 0, 1 + refs.length).set([refs.length, ...refs]);
  whole.set(bytes, 4 + refs.length * 4);
  return whole;
}

function unframed(whole: Uint8Array): Message {
  const count = new Int32Array(whole.buffer, whole.byteOffset, 1)[0] as number;
  const refs = Array.from(new Int32Array(whole.buffer, whole.byteOffset + 4, count));
  return { bytes: whole.subarray(4 + count * 4), refs };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
