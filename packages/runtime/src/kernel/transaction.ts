/**
 * Words of the heap that change together: all of them, or none, wherever a process dies.
 *
 * A transaction runs under the allocator's mutex. Before it changes a word, it notes on the family's page which word that is and what
 * was in it (an undo log; as there is one owner of the mutex, there is one log). Who dies in the middle still owns the mutex, and the
 * supervisor puts the words back before it gives that free.
 *
 * ```text
 * note the word and its value · CHANGES + 1 · change the word · … · CHANGES = 0 (the commit)
 * ```
 *
 * So a word that is changed here may be changed by others only here too, or under a mutex that the dead one owns as well.
 *
 * A transaction may have to become true together with a word that others read without the mutex, as the counter of a queue. That word
 * then *decides*: it is stored last, once, and from what is in it the supervisor sees whether all is done or nothing.
 *
 * Method: undo logging, after Härder and Reuter, "Principles of Transaction-Oriented Database Recovery", ACM Computing Surveys 1983.
 */

import { exclusively } from "./allocator.ts";
import type { Heap } from "./heap.ts";
import { FAMILY } from "./layout.ts";

/** Runs `body`, whose {@link change}s become true together. Inside another transaction it is a part of that. */
export function atomically<T>(heap: Heap, body: () => T): T {
  if (heap.changes >= 0) return body();
  return exclusively(heap, () => {
    heap.changes = 0;
    let isDone = false;
    try {
      const result = body();
      commit(heap);
      isDone = true;
      return result;
    } finally {
      heap.changes = -1;
      if (!isDone) undo(heap);
    }
  });
}

function commit({ words }: Heap): void {
  // The commit: nothing is put back any more.
  Atomics.store(words, FAMILY.CHANGES, 0);
  // After it: what decides must be told as long as there is something to put back.
  if (words[FAMILY.DECIDER] !== 0) Atomics.store(words, FAMILY.DECIDER, 0);
}

/** Changes a word, inside {@link atomically}. */
export function change(heap: Heap, index: number, value: number): void {
  const words = heap.reach(index * 4 + 4);
  const count = heap.changes++;
  words[FAMILY.UNDO + count * 2] = index;
  words[FAMILY.UNDO + count * 2 + 1] = Atomics.load(words, index);
  // Invariant: what a word was is noted before it is another.
  Atomics.store(words, FAMILY.CHANGES, count + 1);
  Atomics.store(words, index, value);
}

/**
 * Ends a transaction with the word that decides it, which must get another value than it has. Only who owns a mutex of its own may
 * store to that word, so that its value stays until the supervisor has looked.
 */
export function decide(heap: Heap, index: number, value: number): void {
  heap.words[FAMILY.DECISION] = value;
  Atomics.store(heap.words, FAMILY.DECIDER, index);
  // The commit: others see this word, and the supervisor takes it for the whole transaction.
  Atomics.store(heap.words, index, value);
}

/** Puts back what a transaction has changed that was not committed. The caller owns the allocator's mutex, or its owner is dead. */
export function undo(heap: Heap): void {
  const { words } = heap;
  const decider = Atomics.load(words, FAMILY.DECIDER);
  const isDecided =
    decider !== 0 && Atomics.load(heap.reach(decider * 4 + 4), decider) === words[FAMILY.DECISION];
  // The last change first: a word may have been changed twice.
  for (let count = isDecided ? 0 : Atomics.load(words, FAMILY.CHANGES); count > 0; count--) {
    const at = FAMILY.UNDO + (count - 1) * 2;
    const index = words[at] as number;
    Atomics.store(heap.reach(index * 4 + 4), index, words[at + 1] as number);
  }
  commit(heap);
}
