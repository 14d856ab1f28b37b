/**
 * The wait cell: the word on which processes sleep until some condition over shared state may hold.
 *
 * Bit 0 says "somebody may be asleep here", bits 1 to 6 name the bell of those who watch this cell among others (see
 * `watch.ts`), and the rest counts wake-ups (an *event count*; the idea is Reed and Kanodia, "Synchronization with
 * eventcounts and sequencers", CACM 1979, as futex users write it).
 *
 * Waiter: look · announce (set bit 0) · look again · sleep while the word is unchanged.
 * Waker:  change the state · if any of bits 0 to 6 is set, clear them with a new count, notify, ring the bell.
 *
 * No wake-up is lost: either the waker's look at the bits comes after the announcement, and it notifies or
 * changes the word before the sleep begins; or it comes before, and then the waiter's second look sees the new state.
 * As waking one waiter clears the bit for all, a waiter that slept sets it again when it leaves and, if there
 * is more to be had, wakes the next one (`passOn`).
 */

import { FAMILY } from "./layout.ts";
import { BLOCKED, type Operation, SPIN, WaitTimeout } from "./operation.ts";
import { lookedOut, patience } from "./patience.ts";

const ASLEEP = 1;
const BELL_SHIFT = 1;
/** How many bells there are; each is a cell of the family's own, numbered from 1. */
export const BELL_COUNT = 62;
/** In place of a bell's number: watchers with different bells. */
const SEVERAL = 63;
/** The bits a waker looks for: somebody asleep, somebody watching. */
const CALLS: number = ASLEEP | (SEVERAL << BELL_SHIFT);

/** Wakes up to `count` waiters, or all, and all watchers. Call it after the state has changed. */
export function wake(words: Int32Array, index: number, count: number = Number.POSITIVE_INFINITY): void {
  let seen: number;
  do {
    seen = Atomics.load(words, index);
    if ((seen & CALLS) === 0) return;
    // Clears the bits and counts the wake-up in one step, so a waiter on its way to sleep will not sleep.
  } while (Atomics.compareExchange(words, index, seen, ((seen | CALLS) + 1) | 0) !== seen);
  if ((seen & ASLEEP) !== 0) Atomics.notify(words, index, count);
  const bell = (seen & CALLS) >> BELL_SHIFT;
  if (bell !== 0) ring(words, bell);
}

function ring(words: Int32Array, bell: number): void {
  if (bell !== SEVERAL) return wake(words, FAMILY.BELLS + bell);
  for (let each = 1; each <= BELL_COUNT; each++) wake(words, FAMILY.BELLS + each);
}

/** Asks the next waker at a cell to ring a bell as well. */
export function callFor(words: Int32Array, index: number, bell: number): void {
  for (;;) {
    const seen = Atomics.load(words, index);
    const asked = (seen & CALLS) >> BELL_SHIFT;
    const wanted = asked === 0 || asked === bell ? bell : SEVERAL;
    if (asked === wanted) return;
    const called = (seen & ~(SEVERAL << BELL_SHIFT)) | (wanted << BELL_SHIFT);
    if (Atomics.compareExchange(words, index, seen, called) === seen) return;
  }
}

/** Rings every bell: after a death, which may have come between a change and its bell. */
export function ringAll(words: Int32Array): void {
  for (let bell = 1; bell <= BELL_COUNT; bell++) rouse(words, FAMILY.BELLS + bell);
}

/** Wakes all who sleep here, announced or not: after a death, whose wake-up may have been another's. */
export function rouse(words: Int32Array, index: number): void {
  Atomics.or(words, index, ASLEEP);
  wake(words, index);
}

/** Whether anybody has woken at a cell since it had a value. */
export function wakesSince(words: Int32Array, index: number, saw: number): boolean {
  return ((Atomics.load(words, index) ^ saw) & ~CALLS) !== 0;
}

/** How an operation waits on a cell. */
export interface Waiting<T> {
  /** Looks, and takes what it was after: the value, or `BLOCKED`. */
  readonly attempt: () => T | typeof BLOCKED;
  /** Whether there is something left for another waiter. Left out for cells that are woken as a whole. */
  readonly more?: () => boolean;
  readonly spins?: number;
  /** See {@link WaitPoint.final}. */
  readonly final?: boolean;
}

/** Waits on a cell until an attempt succeeds. */
export function* until<T>(words: Int32Array, index: number, waiting: Waiting<T>): Operation<T> {
  const { attempt, final, more, spins = patience() } = waiting;
  for (let spin = 0; spin < spins; spin++) {
    const result = attempt();
    if (result !== BLOCKED) {
      if (spin > 0) lookedOut(true);
      return result;
    }
    if (!(yield SPIN)) break;
    if (spin === spins - 1) lookedOut(false);
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
      yield { words, index, seen, broadcast: more === undefined, final: final === true };
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
