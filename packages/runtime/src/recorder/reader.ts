/** Reads the rings of all processes: once, or again and again while the trace goes on. */

import type { Heap } from "../kernel/heap.ts";
import { FAMILY } from "../kernel/layout.ts";
import { readRing, RING } from "./ring.ts";
import { ringsOf } from "./session.ts";

/** How a process ended, as the supervisor saw it. */
export interface End {
  readonly pid: number;
  readonly exitCode: number;
  readonly seq: number;
  readonly time: number;
  /** Whether the process had told its end itself. */
  readonly told: boolean;
}

/** What was read: slots of processes, the ends that are known so far, and what is missing so far. */
export interface Reading {
  readonly batches: readonly { readonly pid: number; readonly words: Int32Array }[];
  readonly ends: readonly End[];
  readonly dropped: readonly { readonly pid: number; readonly count: number }[];
  /** Processes that found no memory for a ring. */
  readonly unheard: number;
}

/** Takes what was recorded since the last time. Nobody else may read meanwhile: see `tryReading`. */
export function readAll(heap: Heap): Reading {
  // The ends first: of a process that has ended, all is read below.
  const { ends } = readLosses(heap);
  const batches = ringsOf(heap).flatMap((ring) => readRing(heap, ring));
  return { ...readLosses(heap), batches, ends };
}

/** Reads how processes have ended and what is missing, and takes no event: rings that are full stay so, and cost their process little. */
export function readLosses(heap: Heap): Reading {
  const rings = ringsOf(heap);
  const ends = rings.map((ring) => endOf(heap, ring)).filter((end) => end !== undefined);
  const dropped = rings.map((ring) => droppedIn(heap, ring >> 2)).filter(({ count }) => count > 0);
  return { batches: [], ends, dropped, unheard: heap.words[FAMILY.TRACE_UNHEARD] as number };
}

function endOf(heap: Heap, ring: number): End | undefined {
  const at = ring >> 2;
  if (Atomics.load(heap.words, at + RING.ENDED) === 0) return undefined;
  return {
    pid: heap.words[at + RING.PID] as number,
    exitCode: heap.words[at + RING.EXIT_CODE] as number,
    seq: heap.words[at + RING.END_SEQ] as number,
    time: new Float64Array(heap.buffer, ring + RING.END_TIME * 4, 1)[0] as number,
    told: heap.words[at + RING.TOLD_END] === 1,
  };
}

function droppedIn({ words }: Heap, at: number): { pid: number; count: number } {
  return { pid: words[at + RING.PID] as number, count: words[at + RING.DROPPED] as number };
}
