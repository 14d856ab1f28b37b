/**
 * The region of a pipe: two ends, whose holders are counted, and a ring for each direction there is.
 *
 * Part 1 is the first end, part 2 the second. When the last holder of an end has gone, by closing or by dying, the
 * other end learns it: what was sent can still be received, then comes the end of file.
 */

import type { Awaited, Enders } from "./awaited.ts";
import { ByteRing } from "./byte-ring.ts";
import { RING_BYTES } from "./ring-bytes.ts";
import { awaitedInRing } from "./ring-wait.ts";
import type { Heap } from "./heap.ts";
import { defineKind } from "./kinds.ts";
import { KIND } from "./layout.ts";

/** Words of the region: words 1 and 2 count the holders of the two ends (see `refs.ts`). */
const P = { DUPLEX: 0, HOLDERS: 0, REMOTE: 3 } as const;
const HEADER_BYTES = 64;

/** An end of a pipe. */
export type End = 1 | 2;

export function pipeBytes(duplex: boolean): number {
  return HEADER_BYTES + RING_BYTES * (duplex ? 2 : 1);
}

/** Initialises a new region, whose ends nobody holds yet. */
export function initialisePipe(heap: Heap, address: number, duplex: boolean, isRemote = false): void {
  const at = address >> 2;
  heap.words[at + P.DUPLEX] = duplex ? 1 : 0;
  heap.words[at + P.REMOTE] = isRemote ? 1 : 0;
}

/** Whether what is sent leaves the program: the process at the other end passes it on to a socket. */
export function isRemotePipe(heap: Heap, address: number): boolean {
  return heap.reach(address + HEADER_BYTES)[(address >> 2) + P.REMOTE] === 1;
}

/** Whether anybody holds an end. */
function isHeld(heap: Heap, address: number, end: End): boolean {
  return Atomics.load(heap.words, (address >> 2) + P.HOLDERS + end) > 0;
}

/**
 * The rings one end reads from and writes to, where it can. End 1 of a one-way pipe reads, end 2 writes.
 * `isClosed` says whether this process has closed the end.
 */
export function ringsOf(
  heap: Heap,
  address: number,
  end: End,
  isClosed: () => boolean = () => false,
): { reads?: ByteRing; writes?: ByteRing } {
  const duplex = heap.reach(address + HEADER_BYTES)[(address >> 2) + P.DUPLEX] === 1;
  const toFirst = ringTo(heap, address, 1, isClosed);
  if (!duplex) return end === 1 ? { reads: toFirst } : { writes: toFirst };
  const toSecond = ringTo(heap, address, 2, isClosed);
  return end === 1 ? { reads: toFirst, writes: toSecond } : { reads: toSecond, writes: toFirst };
}

/** The ring whose messages arrive at `end`. */
function ringTo(heap: Heap, address: number, end: End, isClosed: () => boolean): ByteRing {
  const other: End = end === 1 ? 2 : 1;
  return new ByteRing(heap, ringAt(address, end), {
    writers: () => isHeld(heap, address, other),
    readers: () => isHeld(heap, address, end),
    isClosed,
  });
}

function ringAt(address: number, end: End): number {
  return address + HEADER_BYTES + (end - 1) * RING_BYTES;
}

/** Only who holds the other end can bring a message, or make room. */
function awaited(heap: Heap, address: number, index: number, saw: number): Awaited | undefined {
  const holders = (end: End): Enders => ({ by: "holders", ref: address | end, parks: false });
  for (const end of [1, 2] as const) {
    const forData = holders(end === 1 ? 2 : 1);
    const pipe = { object: "Pipe", address, forData, forSpace: holders(end) };
    const found = awaitedInRing(heap, ringAt(address, end), { index, saw }, pipe);
    if (found !== undefined) return found;
  }
  return undefined;
}

function rings(heap: Heap, address: number): ByteRing[] {
  const { reads, writes } = ringsOf(heap, address, 1);
  return [reads, writes].filter((ring) => ring !== undefined);
}

defineKind(KIND.PIPE, {
  awaited,
  recover(heap, address, deadPid) {
    for (const ring of rings(heap, address)) ring.recover(deadPid);
  },
  rouse(heap, address) {
    for (const ring of rings(heap, address)) ring.rouse();
  },
  dropPart(heap, address) {
    // An end has closed for good: those who wait for its bytes, or for room it would make, must look again.
    for (const ring of rings(heap, address)) ring.rouse();
  },
  destroy(heap, address) {
    for (const ring of rings(heap, address)) ring.drain();
  },
});
