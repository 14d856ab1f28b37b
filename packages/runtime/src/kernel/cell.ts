/**
 * The wait cell: the word on which processes sleep until some condition over shared state may hold.
 *
 * Bit 0 says "somebody may be asleep here", the other bits count wake-ups (an *event count*; the idea is
 * Reed and Kanodia, "Synchronization with eventcounts and sequencers", CACM 1979, as futex users write it).
 *
 * Waiter: look · announce (set bit 0) · look again · sleep while the word is unchanged.
 * Waker:  change the state · if bit 0 is set, clear it with a new count and notify.
 *
 * No wake-up is lost: either the waker's look at bit 0 comes after the announcement, and it notifies or
 * changes the word before the sleep begins; or it comes before, and then the waiter's second look sees the new state.
 * As waking one waiter clears the bit for all, a waiter that slept sets it again when it leaves and, if there
 * is more to be had, wakes the next one (`passOn`).
 */

import { BLOCKED, type Operation, SPIN, WaitTimeout } from "./operation.ts";

const ASLEEP = 1;

/** How often a waiter looks again before it announces itself. */
const SPINS = 200;

/** Wakes up to `count` waiters, or all. Call it after the state has changed. */
export function wake(words: Int32Array, index: number, count: number = Number.POSITIVE_INFINITY): void {
  for (;;) {
    const seen = Atomics.load(words, index);
    if ((seen & ASLEEP) === 0) return;
    // Odd + 1: clears the bit and counts the wake-up in one step, so a waiter on its way to sleep will not sleep.
    if (Atomics.compareExchange(words, index, seen, (seen + 1) | 0) === seen) break;
  }
  Atomics.notify(words, index, count);
}

/** Wakes all who sleep here, announced or not: after a death, whose wake-up may have been another's. */
export function rouse(words: Int32Array, index: number): void {
  Atomics.or(words, index, ASLEEP);
  wake(words, index);
}

/** How an operation waits on a cell. */
export interface Waiting<T> {
  /** Looks, and takes what it was after: the value, or `BLOCKED`. */
  readonly attempt: () => T | typeof BLOCKED;
  /** Whether there is something left for another waiter. Left out for cells that are woken as a whole. */
  readonly more?: () => boolean;
  readonly spins?: number;
}

/** Waits on a cell until an attempt succeeds. */
export function* until<T>(words: Int32Array, index: number, waiting: Waiting<T>): Operation<T> {
  const { attempt, more, spins = SPINS } = waiting;
  for (let spin = 0; spin < spins; spin++) {
    const result = attempt();
    if (result !== BLOCKED) return result;
    if (!(yield SPIN)) break;
  }
  let slept = false;
  try {
    for (;;) {
      // First without touching the word: what woke this waiter may also have freed the region.
      const before = attempt();
      if (before !== BLOCKED) return before;
      // Announce, then look again: the order that makes a lost wake-up impossible (see above).
      const seen = Atomics.or(words, index, ASLEEP) | ASLEEP;
      const after = attempt();
      if (after !== BLOCKED) return after;
      slept = true;
      yield { words, index, seen, broadcast: more === undefined };
    }
  } catch (error) {
    const result = error instanceof WaitTimeout ? attempt() : BLOCKED;
    if (result === BLOCKED) throw error;
    return result;
  } finally {
    if (slept && more !== undefined) passOn(words, index, more);
  }
}

/** Leaves a cell after a sleep: others may be asleep still, and the wake-up may have been theirs. */
function passOn(words: Int32Array, index: number, more: () => boolean): void {
  Atomics.or(words, index, ASLEEP);
  if (more()) wake(words, index, 1);
}
