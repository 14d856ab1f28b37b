/**
 * References to regions, counted across processes.
 *
 * A *ref* is the address of a region plus, in its low four bits, a part of it (0 the whole, 1 and 2 the ends of
 * a pipe). Whoever holds a ref owns one count: a process (its ledger says so), a message under way, or another region.
 */

import { free } from "./allocator.ts";
import { headerOf, type Heap } from "./heap.ts";
import { dutiesOf } from "./kinds.ts";
import { BLOCK, KIND } from "./layout.ts";

/** A reference to a region or to a part of one. */
export type Ref = number;

export function addressOf(ref: Ref): number {
  return ref & ~15;
}

export function partOf(ref: Ref): number {
  return ref & 15;
}

/** Adds one count, for a new holder. The caller must hold a count itself, so the region can't go meanwhile. */
export function retain(heap: Heap, ref: Ref): void {
  const address = addressOf(ref);
  Atomics.add(heap.reach(address), headerOf(address) + BLOCK.REFS, 1);
  const part = partOf(ref);
  if (part !== 0) Atomics.add(heap.words, (address >> 2) + part, 1);
}

/** Adds one count, for another process that is going to get it in a message. */
export function retainForReceiver(heap: Heap, ref: Ref): void {
  retain(heap, ref);
  const address = addressOf(ref);
  dutiesOf(heap.kindOf(address)).given?.(heap, address);
}

/** Gives one count of each back, as for a message that nobody will receive. */
export function dropAll(heap: Heap, refs: readonly Ref[]): void {
  for (const ref of refs) drop(heap, ref);
}

/** Gives one count back; the last one frees the region. */
export function drop(heap: Heap, ref: Ref): void {
  const address = addressOf(ref);
  const words = heap.reach(address);
  const kind = heap.kindOf(address);
  if (kind === KIND.FREE) return;
  const part = partOf(ref);
  // Words 1 and 2 of a region with parts count the holders of each part; the last one out closes it.
  if (part !== 0 && Atomics.sub(words, (address >> 2) + part, 1) === 1) {
    dutiesOf(kind).dropPart?.(heap, address, part);
  }
  // Exactly one process sees 1 here, and nobody can add a count to a region without holding one.
  if (Atomics.sub(words, headerOf(address) + BLOCK.REFS, 1) !== 1) return;
  dutiesOf(kind).destroy?.(heap, address);
  free(heap, address);
}
