/** A message as it lies in a segment of a queue. */

import type { Heap } from "./heap.ts";
import type { Message } from "./message.ts";
import { copyIn, messageAt } from "./scratch.ts";

/** A record: its length in bytes (with flags), 4 bytes unused, then its bytes, padded to 8. */
export const RECORD_HEADER_BYTES = 8;
const HAS_REFS = 1 << 30;

/** How many bytes so many take in a segment. */
export const padded = (bytes: number): number => (bytes + 7) & ~7;

/** Writes a message; the caller makes sure that it fits. */
export function writeRecord(heap: Heap, address: number, bytes: Uint8Array, refs: readonly number[]): void {
  let start = address + RECORD_HEADER_BYTES;
  let length = bytes.length;
  if (refs.length > 0) {
    length |= HAS_REFS;
    heap.words[start >> 2] = refs.length;
    refs.forEach((ref, i) => {
      heap.words[(start >> 2) + 1 + i] = ref;
    });
    start += 4 + refs.length * 4;
  }
  heap.words[address >> 2] = length;
  copyIn(heap, start, bytes);
}

/** Reads a message. Its bytes are valid until the next reading of this thread. */
export function readRecord(heap: Heap, address: number): Message {
  const header = headerAt(heap, address);
  const length = header & ~HAS_REFS;
  const start = address + RECORD_HEADER_BYTES;
  if ((header & HAS_REFS) === 0) return messageAt(heap, start, length);
  const count = heap.reach(start + 4)[start >> 2] as number;
  const end = start + 4 + count * 4;
  const refs = Array.from(heap.reach(end).subarray((start >> 2) + 1, end >> 2));
  return { ...messageAt(heap, end, length), refs };
}

/** How many bytes a message takes in its segment. */
export function recordSize(heap: Heap, address: number): number {
  const header = headerAt(heap, address);
  const start = address + RECORD_HEADER_BYTES;
  const refs = (header & HAS_REFS) === 0 ? 0 : 4 + (heap.reach(start + 4)[start >> 2] as number) * 4;
  return RECORD_HEADER_BYTES + padded(refs + (header & ~HAS_REFS));
}

function headerAt(heap: Heap, address: number): number {
  return heap.reach(address + RECORD_HEADER_BYTES)[address >> 2] as number;
}
