/**
 * What is known of how a lock is used: as a mutex, which its holder releases, or as a signal, which another process gives by
 * releasing it. Both are allowed, and who is deadlocked depends on it.
 *
 * A guard (`hold`) says it outright: its holder is going to release the lock, and a release by anybody else would be one too many.
 * Without one there is the lock's past. One that somebody released who did not hold it is a signal from then on. One that its
 * holders have released looks like a mutex. And one that nobody has released yet looks like one if it was free when it was
 * given away: who closes a gate for a signal does that before others can come to it.
 */

import type { LockUse } from "../kernel/awaited.ts";
import { ownerIn, ownerOf } from "../kernel/mutex.ts";

/** Words of a lock's region behind the mutex: the past, as bits, and the pid of the holder whose guard releases it. */
const PAST = 1;
export const GUARD = 2;

const RELEASED_BY_HOLDER = 1;
const RELEASED_BY_OTHER = 2;
const GIVEN_WHILE_HELD = 4;

/** Notes that other processes get to know the lock. */
export function noteGiven(words: Int32Array, at: number): void {
  if (ownerOf(words, at) !== 0) Atomics.or(words, at + PAST, GIVEN_WHILE_HELD);
}

/** Notes a release, before it happens: `held` is the lock's word. Costs two looks when nothing new is learnt. */
export function noteRelease(words: Int32Array, at: number, held: number, pid: number): void {
  const bit = ownerIn(held) === pid ? RELEASED_BY_HOLDER : RELEASED_BY_OTHER;
  if (((words[at + PAST] as number) & bit) === 0) Atomics.or(words, at + PAST, bit);
}

/** How a lock that `owner` holds seems to be used. */
export function useOf(words: Int32Array, at: number, owner: number): LockUse {
  if (Atomics.load(words, at + GUARD) === owner) return "mutex";
  const past = Atomics.load(words, at + PAST);
  if ((past & RELEASED_BY_OTHER) !== 0) return "signal";
  return (past & RELEASED_BY_HOLDER) !== 0 || (past & GIVEN_WHILE_HELD) === 0 ? "likely" : "signal";
}
