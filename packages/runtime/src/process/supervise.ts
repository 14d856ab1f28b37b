/** What the supervisor does with the heap when a process has ended, whatever the platform. */

import { wake } from "../kernel/cell.ts";
import { PROCESS, STATE } from "../kernel/family.ts";
import { countOf } from "../kernel/handle.ts";
import type { Heap } from "../kernel/heap.ts";
import { recover } from "../kernel/recover.ts";
import { drop } from "../kernel/refs.ts";
import { runBriefly } from "../kernel/run-briefly.ts";
import { SegmentQueue } from "../kernel/segment-queue.ts";
import type { BirthRecord } from "./protocol.ts";

/** How a process ended. */
export interface Ending {
  readonly exitCode: number;
  /** Whether its program did not come to its end by itself, so that it may have been in the middle of anything. */
  readonly violent: boolean;
}

/** Releases all that the process held, and then tells those who wait for its end. */
export function settleProcess(heap: Heap, birth: BirthRecord, ending: Ending): void {
  const at = birth.process >> 2;
  if (heap.reach(birth.process + 64)[at + PROCESS.ADOPTED] !== 1) {
    for (const ref of birth.call.refs) drop(heap, ref);
  }
  recover(heap, birth.process, birth.pid, ending.violent);
  if (birth.obituary !== 0) tellQueue(heap, birth, ending);
  heap.words[at + PROCESS.EXIT_CODE] = ending.exitCode;
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

function tellQueue(heap: Heap, { obituary, pid, process }: BirthRecord, { exitCode }: Ending): void {
  const claimed = Atomics.load(heap.words, (process >> 2) + PROCESS.CLAIMED);
  const bytes = new Uint8Array(Int32Array.of(OBITUARY, pid, claimed, exitCode).buffer);
  // After `recover`: the mutex of a writer that died is free, and the queue is unbounded, so this waits for instructions only.
  runBriefly(new SegmentQueue(heap, obituary).put({ bytes, refs: [] }));
  drop(heap, obituary);
}
