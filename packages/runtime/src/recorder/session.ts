/**
 * The trace that is being recorded, as the words of the family say: whether there is one, what is recorded, and the chain of
 * the rings of all processes that take part.
 *
 * A process takes part from its birth, or from the start of the trace if it is the one that starts it. It sees at its next
 * event that the trace is over, and then gives its count of the ring back.
 */

import { allocate } from "../kernel/allocator.ts";
import type { Heap } from "../kernel/heap.ts";
import { FAMILY, KIND } from "../kernel/layout.ts";
import { abandon, tryLock, unlock } from "../kernel/mutex.ts";
import { discard, lower, putDown } from "../kernel/refs.ts";
import { unlessFull } from "../kernel/text.ts";
import { atomically, change } from "../kernel/transaction.ts";
import { port } from "../port.ts";
import { RING, RING_BYTES } from "./ring.ts";

/** Bits of what is recorded. */
export const WHAT = { SITES: 1, VALUES: 2, SHARED: 4 } as const;

/** Milliseconds on a clock that all threads of the program share. */
export function sharedClock(): number {
  return port().clock?.() ?? performance.timeOrigin + performance.now();
}

/** The number of the trace that is being recorded; 0 for none. */
export function traceOn(heap: Heap): number {
  return Atomics.load(heap.words, FAMILY.TRACE_ON);
}

/** Begins a trace: processes born from now on take part. Gives its number; 0 if one is being recorded already. */
export function beginTrace(heap: Heap, what: number, slots: number): number {
  const { words } = heap;
  if (Atomics.compareExchange(words, FAMILY.TRACE_OWNER, 0, heap.pid) !== 0) return 0;
  // What a process left that began while the last trace ended.
  dropRings(heap);
  words[FAMILY.TRACE_WHAT] = what;
  words[FAMILY.TRACE_SLOTS] = slots;
  words[FAMILY.TRACE_UNHEARD] = 0;
  clockWord(heap)[0] = sharedClock();
  const number = ((words[FAMILY.TRACE_SEQ + 1] as number) + 1) & 0x7f_ff_ff_ff || 1;
  words[FAMILY.TRACE_SEQ + 1] = number;
  Atomics.store(words, FAMILY.TRACE_SEQ, 0);
  // The commit: who sees the number finds all the rest.
  Atomics.store(words, FAMILY.TRACE_ON, number);
  return number;
}

/** Ends the trace: its rings are to be read before. */
export function endTrace(heap: Heap): void {
  Atomics.store(heap.words, FAMILY.TRACE_ON, 0);
  dropRings(heap);
  Atomics.store(heap.words, FAMILY.TRACE_OWNER, 0);
}

/** When the trace began, on the shared clock. */
export function beganAt(heap: Heap): number {
  return clockWord(heap)[0] as number;
}

function clockWord({ buffer }: Heap): Float64Array {
  return new Float64Array(buffer, FAMILY.TRACE_BEGAN * 4, 1);
}

/** Makes this process's ring and chains it to the others; 0 if there is no memory for it. The count it has here is the reader's. */
export function addRing(heap: Heap, generation: number): number {
  const ring = unlessFull(() => allocate(heap, KIND.TRACE_RING, RING_BYTES));
  if (ring === undefined) {
    Atomics.add(heap.words, FAMILY.TRACE_UNHEARD, 1);
    return 0;
  }
  const at = ring >> 2;
  heap.words[at + RING.GENERATION] = generation;
  heap.words[at + RING.PID] = heap.pid;
  // Chains a ring that is whole, and is the chain's from then on.
  atomically(heap, () => {
    change(heap, at + RING.NEXT, Atomics.load(heap.words, FAMILY.TRACE_RINGS));
    change(heap, FAMILY.TRACE_RINGS, ring);
    putDown(heap, ring);
  });
  return ring;
}

/** The rings of the trace, the last one first. */
export function ringsOf(heap: Heap): number[] {
  const rings: number[] = [];
  for (let ring = Atomics.load(heap.words, FAMILY.TRACE_RINGS); ring !== 0;) {
    rings.push(ring);
    ring = heap.reach(ring + RING_BYTES)[(ring >> 2) + RING.NEXT] as number;
  }
  return rings;
}

function dropRings(heap: Heap): void {
  while (Atomics.load(heap.words, FAMILY.TRACE_RINGS) !== 0) {
    const last = atomically(heap, () => {
      const ring = Atomics.load(heap.words, FAMILY.TRACE_RINGS);
      change(heap, FAMILY.TRACE_RINGS, heap.reach(ring + RING_BYTES)[(ring >> 2) + RING.NEXT] as number);
      return lower(heap, ring);
    });
    if (last !== 0) discard(heap, last);
  }
}

/** Runs `read` while nobody else reads the rings, or frees them; `false` if somebody does, and nothing was done. */
export function tryReading(heap: Heap, read: () => void): boolean {
  if (!tryLock(heap.words, FAMILY.TRACE_READER, heap.pid)) return false;
  try {
    read();
  } finally {
    unlock(heap.words, FAMILY.TRACE_READER);
  }
  return true;
}

/**
 * For the supervisor, before it releases what a dead process held: notes how and when it ended. `false` if the rings are being
 * read just now: then it is to be called again.
 */
export function tryNoteEnd(heap: Heap, pid: number, exitCode: number): boolean {
  abandon(heap.words, FAMILY.TRACE_READER, pid);
  return traceOn(heap) === 0 || tryReading(heap, () => noteEnd(heap, pid, exitCode));
}

function noteEnd(heap: Heap, pid: number, exitCode: number): void {
  const ring = ringsOf(heap).find((each) => heap.words[(each >> 2) + RING.PID] === pid);
  if (ring === undefined) return;
  const at = ring >> 2;
  heap.words[at + RING.EXIT_CODE] = exitCode;
  heap.words[at + RING.END_SEQ] = Atomics.add(heap.words, FAMILY.TRACE_SEQ, 1) + 1;
  new Float64Array(heap.buffer, ring + RING.END_TIME * 4, 1)[0] = sharedClock() - beganAt(heap);
  // The commit: the process is dead, so all it wrote is there.
  Atomics.store(heap.words, at + RING.ENDED, 1);
}

/** For the supervisor: ends the trace of a process that has died, since nobody will read it. */
export function endTraceOf(heap: Heap, pid: number): void {
  if (heap.words[FAMILY.TRACE_OWNER] === pid) endTrace(heap);
}
