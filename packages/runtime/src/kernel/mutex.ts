/**
 * The robust mutex inside every primitive: one word.
 *
 * States and who moves them (after Ulrich Drepper, "Futexes Are Tricky", 2011, section 6, mutex 3,
 * with the owner in the word, as POSIX robust mutexes have it):
 *
 * ```text
 * FREE ──tryLock──▶ pid ──unlock──▶ FREE
 * pid ──a second process waits──▶ pid | CONTENDED ──unlock──▶ FREE, and one waiter is woken
 * pid (owner died) ──supervisor──▶ ABANDONED ──lock──▶ pid | CONTENDED, and the new owner is told
 * ```
 *
 * A bit of its own, STIRRED, changes to make all sleepers look again, and has no other meaning.
 *
 * A waiter that was woken takes the mutex as CONTENDED, since others may sleep still: at worst one
 * `notify` finds nobody. The order of grants is not fair: whoever comes first while it is FREE has it.
 */

import type { Operation } from "./operation.ts";
import { SPIN } from "./operation.ts";
import { patience } from "./patience.ts";

export const FREE = 0;
const CONTENDED: number = 1 << 30;
export const ABANDONED: number = 1 << 29;
const STIRRED: number = 1 << 28;
const PID_MASK: number = (1 << 28) - 1;

/** The supervisor's pid: the largest, which no process will reach. */
export const SUPERVISOR_PID: number = PID_MASK;

/** What a lock attempt found: not taken, taken, or taken from an owner that died. */
export type Taken = false | "clean" | "abandoned";

/** Takes the mutex if it is free, without waiting. */
export function tryLock(words: Int32Array, index: number, pid: number): Taken {
  // Publishes ownership: from here on the supervisor knows whom to release it for.
  const seen = Atomics.compareExchange(words, index, FREE, pid);
  if (seen === FREE) return "clean";
  if (seen !== ABANDONED) return false;
  return Atomics.compareExchange(words, index, ABANDONED, pid | CONTENDED) === ABANDONED
    ? "abandoned"
    : false;
}

/** Takes the mutex, waiting as long as it takes. */
export function* lock(words: Int32Array, index: number, pid: number): Operation<Exclude<Taken, false>> {
  for (let spin = 0, spins = patience(); spin < spins; spin++) {
    const taken = tryLock(words, index, pid);
    if (taken) return taken;
    if (!(yield SPIN)) break;
  }
  for (;;) {
    const seen = Atomics.load(words, index);
    if (seen === FREE || seen === ABANDONED) {
      if (Atomics.compareExchange(words, index, seen, pid | CONTENDED) === seen) {
        return seen === FREE ? "clean" : "abandoned";
      }
      continue;
    }
    const marked = seen | CONTENDED;
    // Invariant: nobody sleeps unless the word says CONTENDED, so the owner's unlock will notify.
    if (seen !== marked && Atomics.compareExchange(words, index, seen, marked) !== seen) continue;
    yield { words, index, seen: marked, broadcast: false, mask: PID_MASK };
  }
}

/** Gives the mutex back and wakes one waiter. The caller must own it. */
export function unlock(words: Int32Array, index: number): void {
  // Publishes everything written under the mutex, then wakes one sleeper if any announced itself.
  const seen = Atomics.exchange(words, index, FREE);
  if ((seen & CONTENDED) !== 0) Atomics.notify(words, index, 1);
}

/** The pid of the owner, or 0. */
export function ownerOf(words: Int32Array, index: number): number {
  return ownerIn(Atomics.load(words, index));
}

/** The pid of the owner in a value of the word, or 0. */
export function ownerIn(value: number): number {
  return value & PID_MASK;
}

/** Makes all who sleep here look again, and one that is about to sleep on the value it `saw`. */
export function stir(words: Int32Array, index: number, saw: number): void {
  // A free mutex, or one taken anew, has another value: then who is on the way to sleep will not sleep.
  if (ownerOf(words, index) !== 0) Atomics.compareExchange(words, index, saw, saw ^ STIRRED);
  Atomics.notify(words, index);
}

/** Releases the mutex of a process that died; the next owner is told. Only the supervisor calls this. */
export function abandon(words: Int32Array, index: number, deadPid: number): boolean {
  if (ownerOf(words, index) !== deadPid) return false;
  Atomics.store(words, index, ABANDONED);
  // Every sleeper looks again: a wake-up that the dead process had received is not lost.
  Atomics.notify(words, index);
  return true;
}
