/**
 * The parcel of a message: a region with the refs that the message mentions, one count each.
 *
 * A message that mentions none has no parcel, and pays nothing. One that does carries one address, so that all its counts change hands with one
 * word: the parcel is in the hands of the process that encodes the message, then in the queue, then in the hands of the one that decodes it.
 *
 * ```text
 * PARCEL [how many | ref | ref | …]
 * ```
 */

import { allocate, exclusively } from "./allocator.ts";
import { headerOf, type Heap } from "./heap.ts";
import { defineKind, dutiesOf } from "./kinds.ts";
import { BLOCK, KIND } from "./layout.ts";
import { addressOf, discard, hold, letGo, putDown, type Ref, takeInHand } from "./refs.ts";
import { atomically, change, decide } from "./transaction.ts";

/** Makes the parcel of refs that this process holds. Those that it has in its hands, such as bytes put aside, go with it. */
export function pack(heap: Heap, refs: readonly Ref[]): number {
  return exclusively(heap, () => {
    const parcel = allocate(heap, KIND.PARCEL, 4 + refs.length * 4);
    heap.words[parcel >> 2] = refs.length;
    refs.forEach((ref, i) => put(heap, slotOf(parcel, i), ref));
    return parcel;
  });
}

function put(heap: Heap, slot: number, ref: Ref): void {
  const address = addressOf(ref);
  if (Atomics.load(heap.reach(address), headerOf(address) + BLOCK.BIRTH) !== heap.pid) {
    hold(heap, slot, ref);
    dutiesOf(heap.kindOf(address)).given?.(heap, address);
    return;
  }
  // The count it was made with is the parcel's.
  atomically(heap, () => {
    change(heap, slot, ref);
    putDown(heap, address);
  });
}

/** Index of the word that holds ref number `i` of a parcel. */
export function slotOf(parcel: number, i: number): number {
  return (parcel >> 2) + 1 + i;
}

/** The refs in a parcel. */
export function refsIn(heap: Heap, parcel: number): readonly Ref[] {
  const count = heap.reach(parcel + 4)[parcel >> 2] as number;
  const words = heap.reach(slotOf(parcel, count) * 4);
  return Array.from({ length: count }, (_, i) => words[slotOf(parcel, i)] as Ref);
}

/** Commits, by the counter at `index`, that a message has gone out of this process's hands: its parcel goes in the same step. */
export function commitOut(heap: Heap, parcel: number, index: number, value: number): void {
  atomically(heap, () => {
    putDown(heap, parcel);
    decide(heap, index, value);
  });
}

/** Commits, by the counter at `index`, that a message has come into this process's hands: its parcel comes in the same step. */
export function commitIn(heap: Heap, parcel: number, index: number, value: number): void {
  atomically(heap, () => {
    takeInHand(heap, parcel);
    decide(heap, index, value);
  });
}

/** Gives back what came with a message, or was to go with it. Does nothing for one without a parcel. */
export function discardParcel(heap: Heap, parcel: number): void {
  if (parcel !== 0) discard(heap, parcel);
}

defineKind(KIND.PARCEL, {
  destroy(heap, address) {
    const count = heap.words[address >> 2] as number;
    for (let i = 0; i < count; i++) letGo(heap, slotOf(address, i));
  },
});
