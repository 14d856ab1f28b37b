/** A segment of a queue: a region full of records, and the next one behind it. */

import { allocate } from "./allocator.ts";
import type { Heap } from "./heap.ts";
import { KIND } from "./layout.ts";
import { RECORD_HEADER_BYTES } from "./record.ts";
import { discardFrom } from "./refs.ts";
import { change } from "./transaction.ts";

/** Words of a segment: the next one, and the byte address of its end. Records follow. */
const SEGMENT = { NEXT: 0, END: 1 } as const;
export const SEGMENT_HEADER_BYTES = 16;
/** Size of a segment, unless a single message needs more. */
export const SEGMENT_BYTES: number = 64 * 1024;

/** In place of a record: the rest of the segment is empty, go on in the next one. */
const JUMP = -1;

/** Makes a segment that is chained to nothing: in this process's hands. */
export function newSegment(heap: Heap, bytes: number): number {
  const segment = allocate(heap, KIND.SEGMENT, bytes, false);
  heap.words[(segment >> 2) + SEGMENT.NEXT] = 0;
  heap.words[(segment >> 2) + SEGMENT.END] = segment + bytes;
  return segment;
}

/** The segment behind this one, or 0. */
export function nextOf(heap: Heap, segment: number): number {
  return Atomics.load(heap.reach(segment + SEGMENT_HEADER_BYTES), (segment >> 2) + SEGMENT.NEXT);
}

/** Chains a segment behind this one, or 0 for none; inside a transaction that says whose the segments are. */
export function chain(heap: Heap, segment: number, next: number): void {
  change(heap, (segment >> 2) + SEGMENT.NEXT, next);
}

/** Frees what is chained behind a segment. */
export function cut(heap: Heap, segment: number): void {
  discardFrom(heap, (segment >> 2) + SEGMENT.NEXT);
}

/** Whether a record of `size` bytes fits at `tail`. */
export function fits(heap: Heap, segment: number, tail: number, size: number): boolean {
  return tail + size <= endOf(heap, segment);
}

/** Marks that nothing more comes in this segment behind `tail`. */
export function closeAt(heap: Heap, segment: number, tail: number): void {
  if (fits(heap, segment, tail, RECORD_HEADER_BYTES))
    heap.reach(tail + RECORD_HEADER_BYTES)[tail >> 2] = JUMP;
}

/** Whether a reader that has come to `head` finds its next record there, and not at the start of the next segment. */
export function isRecord(heap: Heap, segment: number, head: number): boolean {
  const isHere = fits(heap, segment, head, RECORD_HEADER_BYTES);
  return isHere && heap.reach(head + RECORD_HEADER_BYTES)[head >> 2] !== JUMP;
}

/** Frees the segment that the word `index` refers to, and all behind it. */
export function freeChain(heap: Heap, index: number): void {
  for (let segment = heap.words[index] as number; segment !== 0; segment = heap.words[index] as number)
    discardFrom(heap, index, nextOf(heap, segment));
}

function endOf(heap: Heap, segment: number): number {
  return heap.reach(segment + SEGMENT_HEADER_BYTES)[(segment >> 2) + SEGMENT.END] as number;
}
