/**
 * The ledger of a process: the refs it holds, written in the shared heap so that they can be given back when it dies.
 *
 * Only its own process writes it. An entry is a word that holds a count (see `refs.ts`): it changes together with that.
 */

import { whenAfresh } from "../afresh.ts";
import { allocate, free } from "./allocator.ts";
import { type Family, family, PROCESS } from "./family.ts";
import type { Heap } from "./heap.ts";
import { KIND } from "./layout.ts";
import { hold, letGo, putDown, type Ref } from "./refs.ts";
import { atomically, change } from "./transaction.ts";

/** Word 0 of a ledger block is the next block; the others are entries, 0 for none. */
const ENTRIES_PER_BLOCK = 63;

const freeEntries: number[] = [];
whenAfresh(() => void (freeEntries.length = 0));

/** An entry that is free: the index of a word for a ref. */
export function newEntry(): number {
  const own = family();
  const entry = freeEntries.pop() ?? addBlock(own);
  own.heap.reach(entry * 4 + 4);
  return entry;
}

/** Adds a count of `ref` for this process; gives the index of the entry that holds it. */
export function enterRef(ref: Ref): number {
  const entry = newEntry();
  hold(family().heap, entry, ref);
  return entry;
}

/** Gives the count of an entry back. */
export function eraseRef(entry: number): void {
  letGo(family().heap, entry);
  freeEntries.push(entry);
}

function addBlock({ heap, process }: Family): number {
  const address = allocate(heap, KIND.LEDGER, (ENTRIES_PER_BLOCK + 1) * 4);
  const at = address >> 2;
  const head = (process >> 2) + PROCESS.LEDGER;
  heap.words[at] = heap.words[head] as number;
  atomically(heap, () => {
    change(heap, head, address);
    putDown(heap, address);
  });
  for (let entry = at + ENTRIES_PER_BLOCK; entry > at + 1; entry--) freeEntries.push(entry);
  return at + 1;
}

/** The refs in the ledger of a process that is dead, or asleep; then the caller is inside `exclusively`, so that nobody settles it. */
export function refsOf(heap: Heap, process: number): Ref[] {
  const refs: Ref[] = [];
  for (let block = heap.words[(process >> 2) + PROCESS.LEDGER] as number; block !== 0;) {
    const at = block >> 2;
    const words = heap.reach(block + (ENTRIES_PER_BLOCK + 1) * 4);
    for (let entry = at + 1; entry <= at + ENTRIES_PER_BLOCK; entry++) {
      const ref = Atomics.load(words, entry);
      if (ref !== 0) refs.push(ref);
    }
    block = Atomics.load(words, at);
  }
  return refs;
}

/** Gives back all that a dead process held. Only the supervisor calls this. */
export function settleLedger(heap: Heap, process: number): void {
  const head = (process >> 2) + PROCESS.LEDGER;
  for (let block = Atomics.exchange(heap.words, head, 0); block !== 0;) {
    const at = block >> 2;
    heap.reach(block + (ENTRIES_PER_BLOCK + 1) * 4);
    for (let entry = at + 1; entry <= at + ENTRIES_PER_BLOCK; entry++) letGo(heap, entry);
    const next = heap.words[at] as number;
    free(heap, block);
    block = next;
  }
}
