/**
 * Stopping a process that blocks, where the platform takes long to stop a thread (Chromium: two seconds).
 *
 * ```text
 * NONE ──supervisor: requestStop──▶ REQUESTED ──the process, woken: stopIfRequested──▶ STOPPED
 * ```
 *
 * A process that is STOPPED sleeps for ever on a word of its own: nothing it wrote can still change, though its thread may exist for
 * a while. One that computes does not see the request, and is stopped by the platform alone.
 */

import { controller } from "./controller.ts";
import { type Family, family, PROCESS } from "./family.ts";
import type { Heap } from "./heap.ts";

const STOP = { NONE: 0, REQUESTED: 1, STOPPED: 2 } as const;

/** For the supervisor: asks a process to stop, and wakes it; to be called again until it has stopped, which it returns. */
export function requestStop(heap: Heap, process: number): boolean {
  const at = process >> 2;
  const words = heap.reach(process + 64);
  if (Atomics.compareExchange(words, at + PROCESS.STOP, STOP.NONE, STOP.REQUESTED) === STOP.STOPPED)
    return true;
  Atomics.notify(words, at + PROCESS.STOP);
  // The others who sleep on the same word look, and find that nothing has changed.
  const waitsOn = Atomics.load(words, at + PROCESS.WAITS_ON);
  if (waitsOn !== 0) Atomics.notify(heap.reach(waitsOn + 4), waitsOn >> 2);
  return Atomics.load(words, at + PROCESS.STOP) === STOP.STOPPED;
}

/** Stops this process for ever if it was asked to; to be called whenever it has blocked. */
export function stopIfRequested({ heap, process }: Family): void {
  if (Atomics.compareExchange(heap.words, stopWord(process), STOP.REQUESTED, STOP.STOPPED) !== STOP.REQUESTED)
    return;
  stopForEver();
}

/** Stops this thread: it does nothing any more. */
export function stopForEver(): never {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  // Nobody has this word, so nobody wakes it: the thread sleeps until the platform takes it away.
  for (;;) Atomics.wait(nobody, 0, 0);
}

/** Blocks this thread for a time, or until its process is to stop. */
export function sleepBlocked(milliseconds: number): void {
  if (controller !== undefined) return void controller.block(undefined, performance.now() + milliseconds);
  const own = family();
  // Invariant: the word is only changed, with a notify, to stop this process.
  Atomics.wait(own.heap.words, stopWord(own.process), STOP.NONE, milliseconds);
  stopIfRequested(own);
}

function stopWord(process: number): number {
  return (process >> 2) + PROCESS.STOP;
}
