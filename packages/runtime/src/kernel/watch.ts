/**
 * Waiting for any of several objects, with one word to sleep on.
 *
 * A process that waits for several objects sleeps on its *bell*, a cell of the family, and leaves the bell's number in the cell
 * of each object (`callFor`). Whoever wakes at such a cell takes the number out and rings the bell; all who sleep on it
 * look at all their objects, and leave their number again. Processes may share a bell, and a number may stay behind where
 * nobody watches any more: both cost a needless look, once.
 *
 * ```text
 * Watcher: look · announce at the bell · call at each cell · look again · sleep while the bell is unchanged
 * Waker:   change the state · if the cell has calls, take them · ring the bell: if somebody is announced, count and notify
 * ```
 *
 * No wake-up is lost. If the waker finds the call, it rings after the watcher announced itself at the bell: the bell's word has
 * changed before the sleep begins, or the sleeper is notified. If it finds none, then either it looked before the call was
 * there, so that the watcher's second look sees the new state; or another waker has taken the call, and rings.
 *
 * Nothing has to be undone when a watcher dies: its number is a stale one. When a waker dies between a change and
 * its bell, `recover` rings all bells.
 */

import { BELL_COUNT, callFor, until } from "./cell.ts";
import { FAMILY } from "./layout.ts";
import { BLOCKED, type Operation } from "./operation.ts";
import type { Heap } from "./heap.ts";

/** What can be waited for together with others. */
export interface Watched {
  /** Stands for the region of the cell, which must stay while somebody watches. */
  readonly holder: object;
  readonly words: Int32Array;
  /** The cell at which wakers wake when `isReady` may have become true. */
  readonly index: number;
  readonly isReady: () => boolean;
}

/** An object that can be waited for together with others. */
export interface Watchable {
  /** @internal */
  watched(): Watched;
}

/** Waits until one of the objects is ready, at least; gives the places of those that are. */
export function anyReady(heap: Heap, watched: readonly Watched[]): Operation<number[]> {
  const bell = 1 + (heap.pid % BELL_COUNT);
  const look = (): number[] => watched.flatMap(({ isReady }, place) => (isReady() ? [place] : []));
  const attempt = (): number[] | typeof BLOCKED => {
    const first = look();
    if (first.length > 0) return first;
    for (const { words, index } of watched) callFor(words, index, bell);
    const second = look();
    return second.length > 0 ? second : BLOCKED;
  };
  // `until` announces this process at the bell before its second attempt: so the calls are left, or found, after that.
  return until(heap.words, FAMILY.BELLS + bell, { attempt, spins: 0 });
}
