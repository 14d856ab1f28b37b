/** A message as it lies in a segment of a queue. */

import type { Heap } from "./heap.ts";
import type { Message } from "./message.ts";

/** A record: its length in bytes (with flags), 4 bytes unused, then its bytes, padded to 8. */
export const RECORD_HEADER_BYTES = 8;
const HAS_REFS = 1 << 30;

/** Messages up to this size are read through a buffer that is used again. */
const SCRATCH_BYTES = 512;
const scratch = new Uint8Array(SCRATCH_BYTES);
const NO_REFS: readonly number[] = [];

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
  heap.bytes.set(bytes, start);
}

/** Reads a message. Its bytes are valid until the next reading of this thread. */
export function readRecord(heap: Heap, address: number): { message: Message; size: number } {
  heap.reach(address + RECORD_HEADER_BYTES);
  const header = heap.words[address >> 2] as number;
  const length = header & ~HAS_REFS;
  let start = address + RECORD_HEADER_BYTES;
  heap.reach(start + padded(length));
  let refs = NO_REFS;
  if ((header & HAS_REFS) !== 0) {
    const count = heap.reach(start + 4)[start >> 2] as number;
    refs = Array.from(heap.reach(start + 4 + count * 4).subarray((start >> 2) + 1, (start >> 2) + 1 + count));
    start += 4 + count * 4;
  }
  heap.reach(start + length);
  const size = RECORD_HEADER_BYTES + padded(start + length - address - RECORD_HEADER_BYTES);
  return { message: { bytes: copyOut(heap, start, length), refs }, size };
}

function copyOut(heap: Heap, start: number, length: number): Uint8Array {
  const source = heap.bytes.subarray(start, start + length);
  // `slice` of shared bytes gives private ones, which TextDecoder and DataView accept everywhere.
  if (length > SCRATCH_BYTES) return source.slice();
  scratch.set(source);
  return scratch.subarray(0, length);
}
