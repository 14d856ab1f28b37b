/** A message as it lies in a segment of a queue. */

import type { Heap } from "./heap.ts";
import type { Message } from "./message.ts";

/** A record: its length in bytes (with flags), 4 bytes unused, then its bytes, padded to 8. */
export const RECORD_HEADER_BYTES = 8;
const HAS_REFS = 1 << 30;

/**
 * Messages up to this size are read through one buffer, with views that are made once for each length: making them costs
 * more than copying the bytes.
 */
const SCRATCH_BYTES = 512;
const scratch = new Uint8Array(SCRATCH_BYTES);
const windows: Message[] = [];
/** Up to this many bytes, a loop copies faster than a call of `set`. */
const LOOP_BYTES = 48;
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
  const target = heap.bytes;
  if (bytes.length > LOOP_BYTES) target.set(bytes, start);
  else for (let i = 0; i < bytes.length; i++) target[start + i] = bytes[i] as number;
}

/** Reads a message. Its bytes are valid until the next reading of this thread. */
export function readRecord(heap: Heap, address: number): Message {
  const header = headerAt(heap, address);
  const length = header & ~HAS_REFS;
  const start = address + RECORD_HEADER_BYTES;
  if ((header & HAS_REFS) === 0) return copyOut(heap, start, length);
  const count = heap.reach(start + 4)[start >> 2] as number;
  const end = start + 4 + count * 4;
  const refs = Array.from(heap.reach(end).subarray((start >> 2) + 1, end >> 2));
  return { ...copyOut(heap, end, length), refs };
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

function copyOut(heap: Heap, start: number, length: number): Message {
  heap.reach(start + length);
  const source = heap.bytes;
  // `slice` of shared bytes gives private ones, which TextDecoder and DataView accept everywhere.
  if (length > SCRATCH_BYTES) return { bytes: source.slice(start, start + length), refs: NO_REFS };
  if (length > LOOP_BYTES) scratch.set(source.subarray(start, start + length));
  else for (let i = 0; i < length; i++) scratch[i] = source[start + i] as number;
  return (windows[length] ??= windowOf(length));
}

function windowOf(length: number): Message {
  const view = new DataView(scratch.buffer, 0, length);
  return { bytes: scratch.subarray(0, length), view, refs: NO_REFS };
}
