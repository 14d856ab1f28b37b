/** What the heap holds, for tests, tools and people who look for a leak. */

import { eachBlock, exclusively } from "./allocator.ts";
import type { Heap } from "./heap.ts";
import { FAMILY, KIND } from "./layout.ts";

/** What {@link report} tells. Sizes are in bytes. */
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
