/**
 * The allocator of the shared heap: segregated free lists over blocks that lie one after another.
 *
 * Any process may die at any step while it holds the allocator's mutex. So the chain of block headers is the
 * truth, and each change to it is one store: a new block's header is written before TOP moves past it, the rest of
 * a split block before its first part shrinks. The free lists are a cache of that truth, and `rebuild` makes
 * them anew from it (joining neighbours on the way): after a death, and when no block fits.
 * Method: Wilson et al., "Dynamic Storage Allocation: A Survey", 1995, segregated fits with deferred coalescing.
 */

import type { Heap } from "./heap.ts";
import { headerOf, limitOf } from "./heap.ts";
import {
  BLOCK,
  BLOCK_HEADER_BYTES,
  FAMILY,
  FIRST_BLOCK,
  FREE_LIST_COUNT,
  KIND,
  type Kind,
} from "./layout.ts";
import { lock, type Taken, tryLock, unlock } from "./mutex.ts";
import { runBriefly } from "./run-briefly.ts";

/** A rest smaller than this stays with its block. */
const SMALLEST_BLOCK = 64;
/** How many blocks of a list that may be too small are looked at before a larger list is taken. */
const FIRST_FIT_LOOKS = 8;

/**
 * Allocates a region of at least `size` bytes, aligned to 16, with one reference, still unpublished:
 * if this process dies before {@link publish}, the region is freed. `zero` false leaves old bytes in it.
 */
export function allocate(heap: Heap, kind: Kind, size: number, zero = true): number {
  // Fails with the right words, before the arithmetic below, which is in 32 bits.
  if (size > limitOf(heap.buffer)) heap.grow(size);
  const total = Math.max(32, (size + BLOCK_HEADER_BYTES + 15) & ~15);
  const address = exclusively(heap, () => {
    const block = takeFree(heap, total) || takeJoined(heap, total) || takeTop(heap, total);
    const at = block >> 2;
    Atomics.store(heap.words, at + BLOCK.REFS, 1);
    Atomics.store(heap.words, at + BLOCK.BIRTH, heap.pid);
    // The commit: from here on the block is not free for anybody.
    Atomics.store(heap.words, at + BLOCK.KIND, zero ? KIND.NEW : kind);
    return block + BLOCK_HEADER_BYTES;
  });
  if (!zero) return address;
  heap.bytes.fill(0, address, address + total - BLOCK_HEADER_BYTES);
  // Only now does it have a kind, whose `destroy` would read what was there before.
  Atomics.store(heap.words, headerOf(address) + BLOCK.KIND, kind);
  return address;
}

/** Says that a region is reachable now, so that it outlives the process that made it. */
export function publish(heap: Heap, address: number): void {
  Atomics.store(heap.reach(address), headerOf(address) + BLOCK.BIRTH, 0);
}

/** Gives a region back. */
export function free(heap: Heap, address: number): void {
  const block = address - BLOCK_HEADER_BYTES;
  exclusively(heap, () => {
    const words = heap.reach(address);
    words[FAMILY.FREED] = (words[FAMILY.FREED] as number) + (words[(block >> 2) + BLOCK.SIZE] as number);
    pushFree(heap, block);
  });
}

/**
 * Runs `body` while no other process allocates, frees or changes counts. It may do so itself, and call this again, but it must not allocate
 * or free while it walks the blocks.
 */
export function exclusively<T>(heap: Heap, body: () => T): T {
  const { pid } = heap;
  if (heap.isExclusive) return body();
  const taken =
    tryLock(heap.words, FAMILY.ALLOCATOR, pid) || runBriefly(lock(heap.words, FAMILY.ALLOCATOR, pid));
  heap.isExclusive = true;
  try {
    if (taken === "abandoned") rebuild(heap);
    return body();
  } finally {
    heap.isExclusive = false;
    unlock(heap.words, FAMILY.ALLOCATOR);
  }
}

/** How often the supervisor looks before it lets its event loop turn. */
const LOOKS = 1000;

/**
 * Like {@link exclusively} for the supervisor, which must not wait: the mutex may be held by a process whose death only
 * the supervisor's own event loop can notice. Gives `false`, having done nothing, if the mutex is not free.
 */
export function tryExclusively(heap: Heap, body: () => void): boolean {
  let taken: Taken = false;
  for (let look = 0; !taken && look < LOOKS; look++) taken = tryLock(heap.words, FAMILY.ALLOCATOR, heap.pid);
  if (!taken) return false;
  heap.isExclusive = true;
  try {
    if (taken === "abandoned") rebuild(heap);
    body();
  } finally {
    heap.isExclusive = false;
    unlock(heap.words, FAMILY.ALLOCATOR);
  }
  return true;
}

/** A block of the heap, as {@link eachBlock} tells it. */
export interface Block {
  readonly address: number;
  readonly kind: Kind;
  readonly size: number;
}

/** Walks all blocks in order. The caller is inside {@link exclusively}. */
export function eachBlock(heap: Heap, visit: (block: Block) => void): void {
  const top = Atomics.load(heap.words, FAMILY.TOP);
  heap.reach(top);
  for (let block = FIRST_BLOCK; block < top;) {
    const size = Atomics.load(heap.words, (block >> 2) + BLOCK.SIZE);
    const kind = Atomics.load(heap.words, (block >> 2) + BLOCK.KIND) as Kind;
    visit({ address: block + BLOCK_HEADER_BYTES, kind, size });
    block += size;
  }
}

/** Makes the free lists anew from the blocks, joins free neighbours, and gives a free end back to TOP. */
export function rebuild(heap: Heap): void {
  const { words } = heap;
  words.fill(0, FAMILY.FREE_LISTS, FAMILY.FREE_LISTS + FREE_LIST_COUNT);
  let run = 0;
  const runs: number[] = [];
  eachBlock(heap, ({ address, kind, size }) => {
    const block = address - BLOCK_HEADER_BYTES;
    if (kind !== KIND.FREE) {
      run = 0;
    } else if (run === 0) {
      run = block;
      runs.push(block);
    } else {
      // One store joins the two; the second's header is inside the first's payload from here on.
      Atomics.add(heap.words, (run >> 2) + BLOCK.SIZE, size);
    }
  });
  if (run !== 0) {
    Atomics.store(heap.words, FAMILY.TOP, run);
    runs.pop();
  }
  for (const block of runs) pushFree(heap, block);
}

function listOf(size: number): number {
  return FAMILY.FREE_LISTS + (31 - Math.clz32(size));
}

function pushFree(heap: Heap, block: number): void {
  const { words } = heap;
  const at = block >> 2;
  const list = listOf(words[at + BLOCK.SIZE] as number);
  Atomics.store(words, at + BLOCK.KIND, KIND.FREE);
  words[at + BLOCK.BIRTH] = words[list] as number;
  words[list] = block;
}

/** Takes a free block of at least `total` bytes off its list, splitting it if much is left; 0 if there is none. */
function takeFree(heap: Heap, total: number): number {
  for (let list = listOf(total); list < FAMILY.FREE_LISTS + FREE_LIST_COUNT; list++) {
    let previous = list;
    for (let look = 0; look < FIRST_FIT_LOOKS; look++) {
      const block = heap.words[previous] as number;
      if (block === 0) break;
      const at = block >> 2;
      if ((heap.reach(block + BLOCK_HEADER_BYTES)[at + BLOCK.SIZE] as number) >= total) {
        heap.reach(block + total);
        heap.words[previous] = heap.words[at + BLOCK.BIRTH] as number;
        split(heap, block, total);
        return block;
      }
      previous = at + BLOCK.BIRTH;
    }
  }
  return 0;
}

function split(heap: Heap, block: number, total: number): void {
  const at = block >> 2;
  const rest = (heap.words[at + BLOCK.SIZE] as number) - total;
  if (rest < SMALLEST_BLOCK) return;
  const restAt = (block + total) >> 2;
  heap.words[restAt + BLOCK.SIZE] = rest;
  heap.words[restAt + BLOCK.KIND] = KIND.FREE;
  // The rest's header is whole, so this one store is the split.
  Atomics.store(heap.words, at + BLOCK.SIZE, total);
  pushFree(heap, block + total);
}

/** When much was freed since the last time, joins what lies together and looks once more. */
function takeJoined(heap: Heap, total: number): number {
  const freed = heap.words[FAMILY.FREED] as number;
  if (freed < total || freed < (heap.words[FAMILY.TOP] as number) / 4) return 0;
  heap.words[FAMILY.FREED] = 0;
  rebuild(heap);
  return takeFree(heap, total);
}

/** Takes a new block from the end of the used part, growing the heap if it must. */
function takeTop(heap: Heap, total: number): number {
  const block = heap.words[FAMILY.TOP] as number;
  heap.grow(block + total);
  const at = block >> 2;
  heap.words[at + BLOCK.SIZE] = total;
  heap.words[at + BLOCK.KIND] = KIND.FREE;
  // The header is whole before TOP takes the block in: a walk never meets half a header.
  Atomics.store(heap.words, FAMILY.TOP, block + total);
  return block;
}
