/**
 * What happens to the heap when a process has died, by whatever cause. Only the supervisor runs this, after
 * the platform has said that the thread is gone: nothing the dead process wrote can still change.
 */

import { eachBlock, exclusively, rebuild } from "./allocator.ts";
import { ringAll } from "./cell.ts";
import { PROCESS } from "./family.ts";
import { headerOf, type Heap } from "./heap.ts";
import { dutiesOf } from "./kinds.ts";
import { BLOCK, FAMILY, KIND } from "./layout.ts";
import { settleLedger } from "./ledger.ts";
import { ABANDONED, ownerOf } from "./mutex.ts";
import { drop, letGo, letGoOfHand } from "./refs.ts";
import { ASLEEP } from "./sleeper.ts";
import { undo } from "./transaction.ts";

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
  for (const address of unborn(heap, deadPid)) drop(heap, address);
  for (const address of inHand(heap, deadPid)) {
    // Unless it went with another one.
    if (isInHand(heap, address, deadPid)) letGoOfHand(heap, address);
  }
}

/** Takes a process that died in a long sleep out of the wait-for graph. */
function endSleep(heap: Heap, process: number): void {
  const at = process >> 2;
  const was = Atomics.exchange(heap.words, at + PROCESS.SLEEP, 0);
  if ((was & ASLEEP) !== 0) Atomics.sub(heap.words, FAMILY.SLEEPERS, 1);
  letGo(heap, at + PROCESS.VERDICT);
  letGo(heap, at + PROCESS.WHEREABOUTS);
}

/** Frees the allocator's mutex if the dead process held it. Comes before anything that allocates or frees. */
export function freeAllocator(heap: Heap, deadPid: number): void {
  if (ownerOf(heap.words, FAMILY.ALLOCATOR) !== deadPid) {
    // Woken to take the mutex and dead before it could: another sleeper must look.
    Atomics.notify(heap.words, FAMILY.ALLOCATOR);
    return;
  }
  // The dead owner can't change the word any more, and nobody else may: in its name, what it had half done is put back, and the lists are
  // made anew.
  undo(heap);
  rebuild(heap);
  Atomics.store(heap.words, FAMILY.ALLOCATOR, ABANDONED);
  Atomics.notify(heap.words, FAMILY.ALLOCATOR);
}

/** Processes that a dead one wanted to start, and of which the supervisor has not been told: nobody else will give its count back. */
function unborn(heap: Heap, deadPid: number): number[] {
  const found: number[] = [];
  exclusively(heap, () => {
    eachBlock(heap, ({ address, kind }) => {
      if (kind !== KIND.PROCESS || isInHand(heap, address, deadPid)) return;
      // Taken back here, so that a message that comes late finds nothing to start.
      const spawner = (address >> 2) + PROCESS.SPAWNER;
      if (Atomics.compareExchange(heap.words, spawner, deadPid, 0) === deadPid) found.push(address);
    });
  });
  return found;
}

/** What a dead process was building, was freeing, or had taken out of one place and not put into the next. */
function inHand(heap: Heap, deadPid: number): number[] {
  const found: number[] = [];
  exclusively(heap, () => {
    eachBlock(heap, ({ address }) => {
      if (isInHand(heap, address, deadPid)) found.push(address);
    });
  });
  return found;
}

function isInHand(heap: Heap, address: number, pid: number): boolean {
  return heap.kindOf(address) !== KIND.FREE && heap.words[headerOf(address) + BLOCK.BIRTH] === pid;
}
