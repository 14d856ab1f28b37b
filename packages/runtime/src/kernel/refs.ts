/**
 * References to regions, counted across processes.
 *
 * A *ref* is the address of a region plus, in its low four bits, a part of it (0 the whole, 1 and 2 the ends of
 * a pipe). Each count is held by one word of the heap: an entry of a process's ledger, a slot of a message's parcel (`parcel.ts`), a word
 * of another region. Count and word change together (`transaction.ts`), so a death neither loses a count nor doubles one.
 *
 * A new region has one count that no word holds: whoever has the region in its hands (BIRTH) has it. The same goes for one that is
 * about to be freed, and for the parcel of a message under way between two places.
 */

import { free } from "./allocator.ts";
import { headerOf, type Heap } from "./heap.ts";
import { dutiesOf } from "./kinds.ts";
import { BLOCK, KIND } from "./layout.ts";
import { atomically, change } from "./transaction.ts";

/** A reference to a region or to a part of one. */
export type Ref = number;

export function addressOf(ref: Ref): number {
  return ref & ~15;
}

export function partOf(ref: Ref): number {
  return ref & 15;
}

/** Adds one count, inside a transaction that says whose it is. The caller must hold a count itself, so the region can't go meanwhile. */
export function raise(heap: Heap, ref: Ref): void {
  const address = addressOf(ref);
  const at = headerOf(address) + BLOCK.REFS;
  change(heap, at, Atomics.load(heap.reach(address), at) + 1);
  const part = (address >> 2) + partOf(ref);
  if (partOf(ref) !== 0) change(heap, part, Atomics.load(heap.words, part) + 1);
}

/** Adds one count, which the word `index` holds from now on. */
export function hold(heap: Heap, index: number, ref: Ref): void {
  atomically(heap, () => {
    raise(heap, ref);
    change(heap, index, ref);
  });
}

/** Moves the count that one word holds to another. */
export function move(heap: Heap, from: number, to: number): void {
  atomically(heap, () => {
    change(heap, to, Atomics.load(heap.reach(from * 4 + 4), from));
    change(heap, from, 0);
  });
}

/** Gives the count back that a word holds, if it holds one; the last one frees the region. Nobody else may change the word. */
export function letGo(heap: Heap, index: number): void {
  const ref = Atomics.load(heap.reach(index * 4 + 4), index);
  if (ref === 0) return;
  const last = atomically(heap, () => {
    change(heap, index, 0);
    return lower(heap, ref);
  });
  if (last !== 0) discard(heap, last);
}

/** Gives a count back that no word holds; the last one frees the region. */
export function drop(heap: Heap, ref: Ref): void {
  const last = atomically(heap, () => lower(heap, ref));
  if (last !== 0) discard(heap, last);
}

/** Takes one count off, inside a transaction. If it was the last one, gives the address of the region: it is in this process's hands then, to be discarded. */
export function lower(heap: Heap, ref: Ref): number {
  const address = addressOf(ref);
  const words = heap.reach(address);
  const kind = heap.kindOf(address);
  if (kind === KIND.FREE) return 0;
  const part = partOf(ref);
  if (part !== 0) lowerPart(heap, address, part);
  const at = headerOf(address) + BLOCK.REFS;
  const left = Atomics.load(words, at) - 1;
  change(heap, at, left);
  // Nobody can add a count to a region without holding one.
  if (left > 0) return 0;
  takeInHand(heap, address);
  return address;
}

/** Words 1 and 2 of a region with parts count the holders of each part; the last one out closes it. */
function lowerPart(heap: Heap, address: number, part: number): void {
  const at = (address >> 2) + part;
  const left = Atomics.load(heap.words, at) - 1;
  change(heap, at, left);
  if (left === 0) dutiesOf(heap.kindOf(address)).dropPart?.(heap, address, part);
}

/** Says, inside a transaction, that a region is in this process's hands: it goes with the process. */
export function takeInHand(heap: Heap, address: number): void {
  change(heap, headerOf(address) + BLOCK.BIRTH, heap.pid);
}

/** Says, inside a transaction, that a region is in nobody's hands any more: words of the heap refer to it. */
export function putDown(heap: Heap, address: number): void {
  change(heap, headerOf(address) + BLOCK.BIRTH, 0);
}

/** Frees a region that is in this process's hands, and what belongs to it. */
export function discard(heap: Heap, address: number): void {
  dutiesOf(heap.kindOf(address)).destroy?.(heap, address);
  free(heap, address);
}

/** Gives back the count that goes with having a region in hand: unless words hold others, frees it. */
export function letGoOfHand(heap: Heap, address: number): void {
  const last = atomically(heap, () => {
    putDown(heap, address);
    const left = Atomics.load(heap.words, headerOf(address) + BLOCK.REFS) - 1;
    if (left > 0) change(heap, headerOf(address) + BLOCK.REFS, left);
    else takeInHand(heap, address);
    return left > 0 ? 0 : address;
  });
  if (last !== 0) discard(heap, last);
}

/** Takes a region out of the word that refers to it, and frees it: for what a region owns, and nobody counts. Nobody else may change the word. */
export function discardFrom(heap: Heap, index: number, next = 0): void {
  const address = Atomics.load(heap.reach(index * 4 + 4), index);
  if (address === 0) return;
  atomically(heap, () => {
    change(heap, index, next);
    takeInHand(heap, address);
  });
  discard(heap, address);
}
