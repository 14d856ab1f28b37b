/**
 * What happens to the heap when a process has died, by whatever cause. Only the supervisor runs this, after
 * the platform has said that the thread is gone: nothing the dead process wrote can still change.
 */

import { eachBlock, exclusively, free, rebuild } from "./allocator.ts";
import { ringAll } from "./cell.ts";
import { PROCESS } from "./family.ts";
import { headerOf, type Heap } from "./heap.ts";
import { dutiesOf } from "./kinds.ts";
import { BLOCK, FAMILY, KIND } from "./layout.ts";
import { settleLedger } from "./ledger.ts";
import { ABANDONED, ownerOf } from "./mutex.ts";
import { drop } from "./refs.ts";
import { ASLEEP, CONDEMNED } from "./sleeper.ts";

/**
 * Releases all that the process held, wakes who may have lost a wake-up to it, and frees what only it knew.
 * `violent` says that it was stopped in the middle of whatever it did.
 */
export function recover(heap: Heap, process: number, deadPid: number, violent: boolean): void {
  const at = process >> 2;
  // It may have been given a wake-up and not acted on it, or have changed something and not told the waiters.
  const mayOweWakeUps =
    violent || heap.words[at + PROCESS.WAITS_ON] !== 0 || heap.words[at + PROCESS.AWAITS] !== 0;
  exclusively(heap, () => {
    eachBlock(heap, ({ address, kind }) => {
      if (kind === KIND.FREE) return;
      const duties = dutiesOf(kind);
      duties.recover?.(heap, address, deadPid, process);
      if (mayOweWakeUps) duties.rouse?.(heap, address);
    });
  });
  if (mayOweWakeUps) ringAll(heap.words);
  endSleep(heap, process);
  settleLedger(heap, process);
  for (const address of unpublished(heap, deadPid)) free(heap, address);
}

/** Takes a process that died in a long sleep out of the wait-for graph. */
function endSleep(heap: Heap, process: number): void {
  const at = process >> 2;
  const was = Atomics.exchange(heap.words, at + PROCESS.SLEEP, 0);
  if ((was & ASLEEP) !== 0) Atomics.sub(heap.words, FAMILY.SLEEPERS, 1);
  if ((was & CONDEMNED) !== 0) drop(heap, heap.words[at + PROCESS.VERDICT] as number);
}

/** Frees the allocator's mutex if the dead process held it. Comes before anything that allocates or frees. */
export function freeAllocator(heap: Heap, deadPid: number): void {
  if (ownerOf(heap.words, FAMILY.ALLOCATOR) !== deadPid) {
    // Woken to take the mutex and dead before it could: another sleeper must look.
    Atomics.notify(heap.words, FAMILY.ALLOCATOR);
    return;
  }
  // The dead owner can't change the word any more, and nobody else may: the lists are made anew in its name.
  rebuild(heap);
  Atomics.store(heap.words, FAMILY.ALLOCATOR, ABANDONED);
  Atomics.notify(heap.words, FAMILY.ALLOCATOR);
}

function unpublished(heap: Heap, deadPid: number): number[] {
  const found: number[] = [];
  exclusively(heap, () => {
    eachBlock(heap, ({ address, kind }) => {
      if (kind !== KIND.FREE && heap.words[headerOf(address) + BLOCK.BIRTH] === deadPid) found.push(address);
    });
  });
  return found;
}
