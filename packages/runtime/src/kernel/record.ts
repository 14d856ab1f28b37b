/** A message as it lies in a segment of a queue. */

import type { Heap } from "./heap.ts";
import type { Message } from "./message.ts";
import { copyIn, messageAt } from "./scratch.ts";

/** A record: its length in bytes (with flags), 4 bytes unused, then its bytes, padded to 8. */
export const RECORD_HEADER_BYTES = 8;
const HAS_PARCEL = 1 << 30;
/** What comes between header and bytes, if there is a parcel: its address. */
const PARCEL_BYTES = 4;

/** How many bytes so many take in a segment. */
const padded = (bytes: number): number => (bytes + 7) & ~7;

/** How many bytes the record of a message takes. */
export function sizeOfRecord({ bytes, parcel }: Message): number {
  return RECORD_HEADER_BYTES + padded(parcel === 0 ? bytes.length : PARCEL_BYTES + bytes.length);
}

/** Writes a message; the caller makes sure that it fits. */
export function writeRecord(heap: Heap, address: number, { bytes, parcel }: Message): void {
  let start = address + RECORD_HEADER_BYTES;
  let length = bytes.length;
  if (parcel !== 0) {
    length |= HAS_PARCEL;
    heap.words[start >> 2] = parcel;
    start += PARCEL_BYTES;
  }
  heap.words[address >> 2] = length;
  copyIn(heap, start, bytes);
}

/** Reads a message. Its bytes are valid until the next reading of this thread. */
export function readRecord(heap: Heap, address: number): Message {
  const header = headerAt(heap, address);
  const length = header & ~HAS_PARCEL;
  const start = address + RECORD_HEADER_BYTES;
  if ((header & HAS_PARCEL) === 0) return messageAt(heap, start, length);
  const parcel = heap.reach(start + PARCEL_BYTES)[start >> 2] as number;
  return { ...messageAt(heap, start + PARCEL_BYTES, length), parcel };
}

/** How many bytes a message takes in its segment. */
export function recordSize(heap: Heap, address: number): number {
  const header = headerAt(heap, address);
  const parcel = (header & HAS_PARCEL) === 0 ? 0 : PARCEL_BYTES;
  return RECORD_HEADER_BYTES + padded(parcel + (header & ~HAS_PARCEL));
}

function headerAt(heap: Heap, address: number): number {
  return heap.reach(address + RECORD_HEADER_BYTES)[address >> 2] as number;
}
