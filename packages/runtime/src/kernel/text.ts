/** A text in the heap: its length in bytes, then the bytes. */

import { OutOfSharedMemoryError } from "../errors.ts";
import { allocate } from "./allocator.ts";
import type { Heap } from "./heap.ts";
import { KIND } from "./layout.ts";

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

/** A text's bytes, in private memory: not every platform encodes into shared memory. */
export function textBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  return bytes.subarray(0, utf8.encodeInto(text, bytes).written);
}

/** Makes a region for texts of so many bytes at most, unpublished, with one reference. */
export function allocateText(heap: Heap, bytes: number): number {
  return allocate(heap, KIND.TEXT, 4 + bytes);
}

/** Writes a text where it fits; the caller makes sure that nobody reads it meanwhile. */
export function writeText(heap: Heap, address: number, bytes: Uint8Array): void {
  heap.reach(address + 4 + bytes.length)[address >> 2] = bytes.length;
  heap.bytes.set(bytes, address + 4);
}

/** Reads a text. */
export function readText(heap: Heap, address: number): string {
  const length = heap.reach(address + 4)[address >> 2] as number;
  heap.reach(address + 4 + length);
  return fromUtf8.decode(heap.bytes.slice(address + 4, address + 4 + length));
}

/** What `make` gives, or nothing if the heap is full: for texts that a program can do without. */
export function unlessFull<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof OutOfSharedMemoryError) return undefined;
    throw error;
  }
}
