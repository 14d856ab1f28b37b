/** The bytes of a ring and its two counters: what `byte-ring.ts` writes and reads, as one process sees them. */

import type { Heap } from "./heap.ts";
import { copyIn } from "./scratch.ts";

/** Words of a ring, before its bytes. */
export const R = { WRITER: 0, WRITTEN: 1, SPACE: 2, READER: 16, READ: 17, DATA: 18 } as const;
const RING_HEADER_BYTES = 128;
/** As much as a pipe of Linux holds. */
export const RING_CAPACITY = 65_536;
export const RING_BYTES: number = RING_HEADER_BYTES + RING_CAPACITY;

/** How many bytes so many take in a ring. */
export const padded = (bytes: number): number => (bytes + 3) & ~3;

/** One process's view of the bytes of a ring. */
export class RingBytes {
  protected readonly heap: Heap;
  protected readonly at: number;
  protected readonly data: number;

  /** @param address of the ring's first byte. */
  constructor(heap: Heap, address: number) {
    this.heap = heap;
    this.at = address >> 2;
    this.data = address + RING_HEADER_BYTES;
    heap.reach(address + RING_BYTES);
  }

  protected get used(): number {
    const { words } = this.heap;
    return (Atomics.load(words, this.at + R.WRITTEN) - Atomics.load(words, this.at + R.READ)) >>> 0;
  }

  protected get free(): number {
    return RING_CAPACITY - this.used;
  }

  protected wordAt(position: number): number {
    return (this.data >> 2) + ((position & (RING_CAPACITY - 1)) >> 2);
  }

  protected copyIn(position: number, bytes: Uint8Array): void {
    const start = position & (RING_CAPACITY - 1);
    const head = Math.min(bytes.length, RING_CAPACITY - start);
    copyIn(this.heap, this.data + start, head === bytes.length ? bytes : bytes.subarray(0, head));
    if (head < bytes.length) copyIn(this.heap, this.data, bytes.subarray(head));
  }

  protected copyOut(position: number, length: number): Uint8Array {
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
