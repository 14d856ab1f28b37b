/**
 * Messages on their way out of the heap. Small ones are read through one buffer, with views that are made once for each
 * length: to make them costs more than to copy the bytes.
 */

import type { Heap } from "./heap.ts";
import type { Message } from "./message.ts";

const SCRATCH_BYTES = 512;
const scratch = new Uint8Array(SCRATCH_BYTES);
const windows: Message[] = [];
/** Up to this many bytes, a loop copies faster than a call of `set`. */
const LOOP_BYTES = 48;

/** Copies bytes into the heap. */
export function copyIn(heap: Heap, start: number, bytes: Uint8Array): void {
  const target = heap.bytes;
  if (bytes.length > LOOP_BYTES) target.set(bytes, start);
  else for (let i = 0; i < bytes.length; i++) target[start + i] = bytes[i] as number;
}

/** A message without a parcel, of the bytes from `start` on. It is valid until the next one is read in this thread. */
export function messageAt(heap: Heap, start: number, length: number): Message {
  heap.reach(start + length);
  const source = heap.bytes;
  // `slice` of shared bytes gives private ones, which TextDecoder and DataView accept everywhere.
  if (length > SCRATCH_BYTES) return { bytes: source.slice(start, start + length), parcel: 0 };
  if (length > LOOP_BYTES) scratch.set(source.subarray(start, start + length));
  else for (let i = 0; i < length; i++) scratch[i] = source[start + i] as number;
  return (windows[length] ??= windowOf(length));
}

function windowOf(length: number): Message {
  const view = new DataView(scratch.buffer, 0, length);
  return { bytes: scratch.subarray(0, length), view, parcel: 0 };
}
