/**
 * Where the promise faces of one thread sleep: at most one `Atomics.waitAsync` per word, however many wait on it.
 *
 * A `waitAsync` can't be cancelled, only woken. One whose waiters have all left (timeout, abort) must not stay: it would take a
 * wake-up meant for another process, and this thread might be busy, or end, before it could hand that on. So
 * the last to leave wakes all who sleep on the word; the others look again and find that nothing has changed.
 *
 * Pending waits do not keep Node alive (nodejs/node#61941), so the hub holds the event loop open while
 * anybody waits, and lets it go when nobody does.
 */

import { port } from "../port.ts";
import type { WaitPoint } from "./operation.ts";
import { waitAsync } from "./wait-async.ts";

export type WakeReason = "woken" | "timed-out" | "aborted";

interface Place {
  readonly words: Int32Array;
  readonly index: number;
  /** In order of arrival. */
  readonly waiters: Set<(reason: WakeReason) => void>;
  broadcast: boolean;
}

/** Longest delay a timer can have; a longer wait is one without a timer. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;

const places = new Map<number, Place>();
let waiting = 0;

/** Sleeps until woken, timed out or aborted. */
export function sleepAsync(
  point: WaitPoint,
  remaining: number,
  signal: AbortSignal | undefined,
): Promise<WakeReason> {
  if (signal?.aborted) return Promise.resolve("aborted");
  if (remaining <= 0) return Promise.resolve("timed-out");
  const place = enter(point);
  if (place === undefined) return Promise.resolve("woken");
  return new Promise((resolve) => {
    const timer = remaining <= LONGEST_TIMER ? setTimeout(() => leave("timed-out"), remaining) : undefined;
    const abort = (): void => leave("aborted");
    const leave = (reason: WakeReason): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      place.waiters.delete(leave);
      if (reason !== "woken" && place.waiters.size === 0) retire(place);
      if (--waiting === 0) port().hold(false);
      resolve(reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    place.waiters.add(leave);
    if (waiting++ === 0) port().hold(true);
  });
}

/** Makes sure a `waitAsync` is armed on the point's word; `undefined` if the word has changed already. */
function enter(point: WaitPoint): Place | undefined {
  const key = keyOf(point);
  const armed = places.get(key);
  if (armed !== undefined) {
    // Armed for an older value, it still is in the engine's list, so a notify from now on reaches it.
    armed.broadcast ||= point.broadcast;
    return Atomics.load(point.words, point.index) === point.seen ? armed : undefined;
  }
  const place: Place = { ...point, waiters: new Set() };
  return arm(key, place, point.seen) ? place : undefined;
}

/**
 * Takes this thread out of the engine's lists of waiters; to be called before the thread blocks.
 *
 * A wake-up meant for one waiter may go to a `waitAsync` of a thread that is blocked and can't act on it, perhaps for ever,
 * if it waits for the very process that should have been woken. So all of them are woken now. They fire when the
 * thread is free again, and look for themselves; sleepers elsewhere that are woken along with them look, too.
 */
export function disarm(): void {
  if (places.size === 0) return;
  for (const { words, index } of places.values()) Atomics.notify(words, index);
  places.clear();
}

/** Wakes all who wait on a word in this thread, to look again; nobody elsewhere. */
export function wakeHere(words: Int32Array, index: number): void {
  const place = places.get(keyOf({ words, index }));
  if (place === undefined) return;
  for (const leave of [...place.waiters]) leave("woken");
  retire(place);
}

/** Takes a place that nobody waits at any more out of the engine's list. */
function retire(place: Place): void {
  const key = keyOf(place);
  if (places.get(key) === place) places.delete(key);
  Atomics.notify(place.words, place.index);
}

function keyOf({ words, index }: { readonly words: Int32Array; readonly index: number }): number {
  return words.byteOffset + index * 4;
}

function arm(key: number, place: Place, seen: number): boolean {
  const wait = waitAsync(place.words, place.index, seen, () => places.get(key) === place);
  if (!wait.async) return false;
  places.set(key, place);
  void wait.value.then(() => onWake(key, place));
  return true;
}

function onWake(key: number, place: Place): void {
  if (places.get(key) === place) places.delete(key);
  const [first] = place.waiters;
  // Nobody is left here: the last to leave has woken all the others.
  if (first === undefined) return;
  if (place.broadcast) {
    for (const leave of [...place.waiters]) leave("woken");
    return;
  }
  // One wake-up, one waiter; the others stay. Armed before the first one goes, so its own `passOn` is heard.
  if (place.waiters.size > 1 && !arm(key, place, Atomics.load(place.words, place.index))) {
    for (const leave of [...place.waiters]) leave("woken");
    return;
  }
  first("woken");
}
