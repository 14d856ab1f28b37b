/**
 * The ring of events of one process, in the shared heap, written by that process alone.
 *
 * ```text
 * ring   [generation | pid | next ring | first chunk | … ]        what READ and DROPPED count is below
 * chunk  [next chunk | slots used | slots it has | …] slot slot slot …      the reader frees the chunks it has read
 * slot   [op, tag, slots, length | seq | time | object | a | b | call | site | kind | value]       64 bytes
 * ```
 *
 * An event takes one slot, and further ones if its text is long. Nothing here waits for the reader: where a process has as many
 * slots unread as it may have, it drops the event and counts it. A ring has two counts: its process's, in the ledger, and the
 * reader's. So it survives the death of its process until it has been read, and is freed though the process forgets it.
 */

import { allocate } from "../kernel/allocator.ts";
import type { Heap } from "../kernel/heap.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import { discardFrom, putDown } from "../kernel/refs.ts";
import { unlessFull } from "../kernel/text.ts";
import { atomically, change } from "../kernel/transaction.ts";

/** Words of a ring. */
export const RING = {
  GENERATION: 0,
  PID: 1,
  NEXT: 2,
  FIRST: 3,
  /** How many slots of the first chunk are read. */
  READ_HERE: 4,
  /** How many slots are read in all. */
  READ: 5,
  DROPPED: 6,
  /** Whether the process has told its end itself, and whether the supervisor has seen it. */
  TOLD_END: 7,
  ENDED: 8,
  EXIT_CODE: 9,
  END_SEQ: 10,
  /** A 64-bit number. */
  END_TIME: 12,
} as const;
export const RING_BYTES = 64;

/** Words of a chunk, before its slots. */
const CHUNK = { NEXT: 0, USED: 1 } as const;
export const SLOT_WORDS = 16;
export const SLOT_BYTES = 64;
const FIRST_SLOTS = 128;
const MOST_SLOTS = 4096;

/** Words of an event's first slot. */
export const SLOT = {
  HEAD: 0,
  SEQ: 1,
  TIME: 2,
  OBJECT: 4,
  A: 5,
  B: 6,
  CALL: 7,
  SITE: 8,
  KIND: 9,
  VALUE: 10,
} as const;

/** Writes the events of this process. */
export class RingWriter {
  /** The present chunk, whole: where {@link RingWriter.reserve} points into. */
  words: Int32Array = new Int32Array(0);
  floats: Float64Array = new Float64Array(0);
  bytes: Uint8Array = new Uint8Array(0);
  private readonly heap: Heap;
  private readonly ring: number;
  private readonly most: number;
  /** Slots of the present chunk, with its header, which is as long as one; and how many are used. */
  private size = 0;
  private used = 0;
  /** Slots of all chunks before this one. */
  private before = 0;

  /** @param most how many slots may be unread. */
  constructor(heap: Heap, ring: number, most: number) {
    this.heap = heap;
    this.ring = ring >> 2;
    this.most = most;
  }

  /** The index in `words` of so many slots; -1 if there is no room, which is counted. Nobody sees them before {@link RingWriter.commit}. */
  reserve(slots: number): number {
    if (this.used + slots > this.size && !this.extend(slots)) {
      // A plain store: nobody else writes it, and the reader only tells it.
      this.heap.words[this.ring + RING.DROPPED] = (this.heap.words[this.ring + RING.DROPPED] as number) + 1;
      return -1;
    }
    return this.used * SLOT_WORDS;
  }

  /** Lets the reader see the slots. */
  commit(slots: number): void {
    this.used += slots;
    // The commit: the event is whole before the counter says so.
    Atomics.store(this.words, CHUNK.USED, this.used - 1);
  }

  /** Notes that this process has told its end. */
  end(): void {
    this.heap.words[this.ring + RING.TOLD_END] = 1;
  }

  private extend(slots: number): boolean {
    const { heap, ring } = this;
    const written = this.before + Math.max(0, this.used - 1);
    const unread = (written - Atomics.load(heap.words, ring + RING.READ)) | 0;
    const wanted = Math.min(this.size === 0 ? FIRST_SLOTS : MOST_SLOTS, this.most - unread);
    if (wanted < slots) return false;
    const bytes = (wanted + 1) * SLOT_BYTES;
    const address = unlessFull(() => allocate(heap, KIND.TRACE_CHUNK, bytes, false));
    if (address === undefined) return false;
    const old = this.words;
    this.words = new Int32Array(heap.buffer, address, bytes >> 2);
    this.floats = new Float64Array(heap.buffer, address, bytes >> 3);
    this.bytes = new Uint8Array(heap.buffer, address, bytes);
    this.words.fill(0, 0, SLOT_WORDS);
    // Links a chunk that is whole: who follows the link finds no slot in it yet. USED of the old one changes no more.
    atomically(heap, () => {
      change(heap, old.length === 0 ? ring + RING.FIRST : (old.byteOffset >> 2) + CHUNK.NEXT, address);
      putDown(heap, address);
    });
    this.before = written;
    this.size = wanted + 1;
    this.used = 1;
    return true;
  }
}

/** Slots that a reader has copied, with the pid whose they are. */
export interface Batch {
  readonly pid: number;
  readonly words: Int32Array;
}

/** Takes what has been written to a ring since the last time, and frees the chunks that are read to their end. One reader at a time. */
export function readRing(heap: Heap, ring: number): Batch[] {
  const at = ring >> 2;
  const words = heap.reach(ring + RING_BYTES);
  const pid = words[at + RING.PID] as number;
  const batches: Batch[] = [];
  // Before anything is read: a process that has ended writes no more, so its last chunk can go as well.
  const ended = Atomics.load(words, at + RING.ENDED) === 1;
  for (let chunk = Atomics.load(words, at + RING.FIRST); chunk !== 0;) {
    heap.reach(chunk + SLOT_BYTES);
    // The link first: once it is there, USED changes no more.
    const next = Atomics.load(heap.words, (chunk >> 2) + CHUNK.NEXT);
    const used = Atomics.load(heap.words, (chunk >> 2) + CHUNK.USED);
    const from = heap.words[at + RING.READ_HERE] as number;
    if (used > from) batches.push({ pid, words: copied(heap, chunk, from, used) });
    Atomics.add(heap.words, at + RING.READ, used - from);
    heap.words[at + RING.READ_HERE] = next === 0 && !ended ? used : 0;
    if (next === 0 && !ended) break;
    discardFrom(heap, at + RING.FIRST, next);
    chunk = next;
  }
  return batches;
}

function copied(heap: Heap, chunk: number, from: number, to: number): Int32Array {
  const start = (chunk >> 2) + SLOT_WORDS;
  heap.reach(chunk + (to + 1) * SLOT_BYTES);
  return heap.words.slice(start + from * SLOT_WORDS, start + to * SLOT_WORDS);
}

defineKind(KIND.TRACE_RING, {
  destroy(heap, address) {
    const first = (address >> 2) + RING.FIRST;
    for (let chunk = heap.words[first] as number; chunk !== 0; chunk = heap.words[first] as number)
      discardFrom(heap, first, heap.reach(chunk + SLOT_BYTES)[(chunk >> 2) + CHUNK.NEXT]);
  },
});
