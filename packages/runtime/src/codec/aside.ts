/**
 * Large pieces of bytes lie aside: in a region of their own, which the message refers to. So they are copied once into the
 * heap and once out of it, in one go, rather than through a ring in pieces that each side waits for.
 */

import { allocate } from "../kernel/allocator.ts";
import { family } from "../kernel/family.ts";
import { KIND } from "../kernel/layout.ts";
import type { Ref } from "../kernel/refs.ts";

/** From this size on, a region costs less than the way through a ring (bench: cost-of-bytes). */
export const LARGE: number = 64 * 1024;

/** Puts bytes aside, in this process's hands until they go with a message; `undefined` if the heap has no room for them. */
export function putAside(bytes: Uint8Array): Ref | undefined {
  const { heap } = family();
  let address: number;
  try {
    address = allocate(heap, KIND.BYTES, bytes.length, false);
  } catch {
    // The message is sent whole then, and streams through what room there is.
    return undefined;
  }
  heap.bytes.set(bytes, address);
  return address;
}

/** A copy of bytes that lie aside. */
export function copyAside(ref: Ref, length: number): Uint8Array<ArrayBuffer> {
  const { heap } = family();
  heap.reach(ref + length);
  // `slice` of shared bytes gives private ones.
  return heap.bytes.slice(ref, ref + length);
}

/** Copies bytes that lie aside to where they are wanted. */
export function copyAsideInto(ref: Ref, target: Uint8Array): void {
  const { heap } = family();
  heap.reach(ref + target.length);
  target.set(heap.bytes.subarray(ref, ref + target.length));
}
