/** What the supervisor does with the heap when a process has ended, whatever the platform. */

import { wake } from "../kernel/cell.ts";
import { PROCESS, STATE } from "../kernel/family.ts";
import type { Heap } from "../kernel/heap.ts";
import { recover } from "../kernel/recover.ts";
import { drop } from "../kernel/refs.ts";
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
  heap.words[at + PROCESS.EXIT_CODE] = ending.exitCode;
  // Last: whoever sees the end finds everything released and the exit code in place.
  Atomics.store(heap.words, at + PROCESS.STATE, STATE.ENDED);
  wake(heap.words, at + PROCESS.ENDED);
  drop(heap, birth.process);
}
