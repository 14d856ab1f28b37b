/** What the heap holds, for tests, tools and people who look for a leak. */

import { eachBlock, exclusively } from "./allocator.ts";
import { family } from "./family.ts";
import type { Heap } from "./heap.ts";
import { FAMILY, KIND } from "./layout.ts";

/** What {@link heapUsage} tells. Sizes are in bytes. */
export interface HeapReport {
  /** How many regions there are of each kind, by the kind's name in `KIND`. */
  readonly regions: Readonly<Record<string, number>>;
  /** Bytes in regions, headers included. */
  readonly used: number;
  /** Bytes from the start of the heap to the end of its last block. */
  readonly top: number;
}

const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(KIND).map(([name, kind]) => [kind, name]));

/** Counts the regions of a heap. */
export function report(heap: Heap): HeapReport {
  const regions: Record<string, number> = {};
  let used = 0;
  exclusively(heap, () => {
    eachBlock(heap, ({ kind, size }) => {
      if (kind === KIND.FREE) return;
      const name = NAMES.get(kind) ?? String(kind);
      regions[name] = (regions[name] ?? 0) + 1;
      used += size;
    });
  });
  return { regions, used, top: Atomics.load(heap.words, FAMILY.TOP) };
}

/**
 * What the shared heap of this program holds now: to look for a leak, or to see what is shared. Like `process.memoryUsage()`, for what
 * processes share; it says nothing about the memory that each of them has for itself.
 *
 * Every process gets the same answer. It walks over the whole heap while nobody may allocate, so it is not for tight loops.
 *
 * @example
 * ```ts
 * import { heapUsage, Lock } from "@mp/runtime";
 * {
 *   using lock = new Lock();
 *   console.log(heapUsage().regions["LOCK"], lock.locked()); // => 1 false
 * }
 * console.log(heapUsage().regions["LOCK"]); // => undefined
 * ```
 */
export function heapUsage(): HeapReport {
  return report(family().heap);
}
