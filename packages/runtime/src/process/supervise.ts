/** What the supervisor does with the heap when a process has ended, whatever the platform. */

import { tryExclusively } from "../kernel/allocator.ts";
import { wake } from "../kernel/cell.ts";
import { lookForDeadlocks } from "../kernel/deadlock.ts";
import { PROCESS, STATE } from "../kernel/family.ts";
import { countOf } from "../kernel/handle.ts";
import type { Heap } from "../kernel/heap.ts";
import { freeAllocator, recover } from "../kernel/recover.ts";
import { discardFrom, drop, letGo } from "../kernel/refs.ts";
import { SegmentQueue } from "../kernel/segment-queue.ts";
import { endTraceOf, tryNoteEnd } from "../recorder/session.ts";
import type { BirthRecord } from "./protocol.ts";

/** How a process ended. */
export interface Ending {
  readonly exitCode: number;
  /** Whether its program did not come to its end by itself, so that it may have been in the middle of anything. */
  readonly violent: boolean;
}

/**
 * Releases all that the process held, and then tells those who wait for its end.
 *
 * It yields when another process holds a mutex that it needs. That one may be dead as well, and only the supervisor's
 * event loop can notice it: so the supervisor never blocks, and goes on here in another turn.
 */
export function* settling(heap: Heap, birth: BirthRecord, ending: Ending): Generator<void, void> {
  freeAllocator(heap, birth.pid);
  // First, so that what others get of it comes after its end.
  while (!tryNoteEnd(heap, birth.pid, ending.exitCode)) yield;
  while (!tryExclusively(heap, () => releaseAll(heap, birth, ending))) yield;
  while (!tryTellQueue(heap, birth, ending)) yield;
  while (!tryExclusively(heap, () => tellEnd(heap, birth, ending))) yield;
  // Who sleeps long has looked before this death: it may have been the last one that could end the wait.
  while (!tryExclusively(heap, () => lookForDeadlocks(heap))) yield;
}

function releaseAll(heap: Heap, birth: BirthRecord, { violent }: Ending): void {
  // If it has not come so far as to take the handles in its arguments.
  discardFrom(heap, (birth.process >> 2) + PROCESS.ARGS);
  endTraceOf(heap, birth.pid);
  recover(heap, birth.process, birth.pid, violent);
}

function tellEnd(heap: Heap, birth: BirthRecord, { exitCode }: Ending): void {
  const at = birth.process >> 2;
  heap.words[at + PROCESS.EXIT_CODE] = exitCode;
  // The parent's count keeps the region until it has seen the end; only the supervisor could drop that before, if the
  // parent died. So with a parent alive, nothing is left to be given back when the end is told.
  const parentHolds = countOf(heap, birth.process) > 1;
  if (parentHolds) drop(heap, birth.process);
  // Last: whoever sees the end finds everything released and the exit code in place.
  Atomics.store(heap.words, at + PROCESS.STATE, STATE.ENDED);
  wake(heap.words, at + PROCESS.ENDED);
  if (!parentHolds) drop(heap, birth.process);
}

/** Code of a message that tells of the end of a process: then come its pid, the message it had claimed, its exit code. */
export const OBITUARY = 3;

function tryTellQueue(heap: Heap, { pid, process }: BirthRecord, { exitCode }: Ending): boolean {
  const obituary = heap.words[(process >> 2) + PROCESS.OBITUARY] as number;
  if (obituary === 0) return true;
  const claimed = Atomics.load(heap.words, (process >> 2) + PROCESS.CLAIMED);
  const bytes = new Uint8Array(Int32Array.of(OBITUARY, pid, claimed, exitCode).buffer);
  let told = false;
  tryExclusively(heap, () => {
    told = new SegmentQueue(heap, obituary).tryPut({ bytes, parcel: 0 });
    if (told) letGo(heap, (process >> 2) + PROCESS.OBITUARY);
  });
  return told;
}
