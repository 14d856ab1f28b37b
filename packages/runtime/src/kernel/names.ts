/**
 * The directory of named regions: a chain through the regions themselves, found from the family's own page, under one robust
 * mutex.
 *
 * ```text
 * FAMILY.NAMES ─▶ directory [mutex | first | last number]
 *                              first ─▶ region [next | … | number | length of the name] … name
 * ```
 *
 * The chain holds one count of each region in it: the link to a region does. A region gets in, and out, by a transaction: whoever dies in
 * between leaves the chain whole. So the next owner of an abandoned mutex has nothing to mend.
 */

import { allocate } from "./allocator.ts";
import type { Heap } from "./heap.ts";
import { defineKind } from "./kinds.ts";
import { FAMILY, KIND } from "./layout.ts";
import { abandon, lock, tryLock, unlock } from "./mutex.ts";
import { discard, hold, lower, putDown, raise } from "./refs.ts";
import { runBriefly } from "./run-briefly.ts";
import { atomically, change } from "./transaction.ts";

const D = { MUTEX: 0, FIRST: 1, LAST_NUMBER: 2 } as const;
const DIRECTORY_BYTES = 16;

/** Words of a named region. Words 1 and 2 count the holders of its parts (see `refs.ts`), the name follows the header. */
export const NAMED = { NEXT: 0, NUMBER: 3, NAME_BYTES: 4 } as const;
export const NAMED_HEADER_BYTES = 32;

/** A number that no named region of this family has had. */
export function nextNumber(heap: Heap): number {
  return Atomics.add(heap.words, (directoryOf(heap) >> 2) + D.LAST_NUMBER, 1) + 1;
}

/** Enters a region under the name that is written in it; `false` if another region has that name. */
export function enterName(heap: Heap, address: number): boolean {
  return inDirectory(heap, (first) => {
    const end = linkTo(heap, first, hasName(heap, nameOf(heap, address)));
    if (heap.words[end] !== 0) return false;
    heap.words[(address >> 2) + NAMED.NEXT] = heap.words[first] as number;
    atomically(heap, () => {
      raise(heap, address);
      change(heap, first, address);
    });
    return true;
  });
}

/** Whether a region has a name now. */
export function hasRegion(heap: Heap, name: Uint8Array): boolean {
  return inDirectory(heap, (first) => heap.words[linkTo(heap, first, hasName(heap, name))] !== 0);
}

/** Lets the word `index` hold the region of a name; `false` if there is none. */
export function holdNamed(heap: Heap, index: number, name: Uint8Array): boolean {
  return inDirectory(heap, (first) => {
    const address = heap.words[linkTo(heap, first, hasName(heap, name))] as number;
    // Held inside: the chain's own count may be gone right after.
    if (address !== 0) hold(heap, index, address);
    return address !== 0;
  });
}

/** Takes the region of a number out of the directory; `false` if it is not there. */
export function removeName(heap: Heap, number: number): boolean {
  return inDirectory(heap, (first) => {
    const link = linkTo(heap, first, (at) => heap.words[at + NAMED.NUMBER] === number);
    const address = heap.words[link] as number;
    if (address === 0) return false;
    const last = atomically(heap, () => {
      change(heap, link, heap.words[(address >> 2) + NAMED.NEXT] as number);
      return lower(heap, address);
    });
    if (last !== 0) discard(heap, last);
    return true;
  });
}

/** The name that is written in a region. */
export function nameOf(heap: Heap, address: number): Uint8Array {
  const length = heap.reach(address + NAMED_HEADER_BYTES)[(address >> 2) + NAMED.NAME_BYTES] as number;
  heap.reach(address + NAMED_HEADER_BYTES + length);
  return heap.bytes.slice(address + NAMED_HEADER_BYTES, address + NAMED_HEADER_BYTES + length);
}

/** The word that refers to the first region `isWanted` says yes to, or to none at the end of the chain. */
function linkTo(heap: Heap, first: number, isWanted: (at: number, address: number) => boolean): number {
  let link = first;
  for (let next = heap.words[link] as number; next !== 0; next = heap.words[link] as number) {
    heap.reach(next + NAMED_HEADER_BYTES);
    if (isWanted(next >> 2, next)) break;
    link = (next >> 2) + NAMED.NEXT;
  }
  return link;
}

function hasName(heap: Heap, name: Uint8Array): (at: number, address: number) => boolean {
  return (at, address) => {
    if (heap.words[at + NAMED.NAME_BYTES] !== name.length) return false;
    return nameOf(heap, address).every((byte, i) => byte === name[i]);
  };
}

function inDirectory<T>(heap: Heap, body: (first: number) => T): T {
  const at = directoryOf(heap) >> 2;
  if (!tryLock(heap.words, at + D.MUTEX, heap.pid)) runBriefly(lock(heap.words, at + D.MUTEX, heap.pid));
  try {
    return body(at + D.FIRST);
  } finally {
    unlock(heap.words, at + D.MUTEX);
  }
}

/** The directory of the family, made now if there is none. It stays as long as the family. */
function directoryOf(heap: Heap): number {
  const known = Atomics.load(heap.words, FAMILY.NAMES);
  if (known !== 0) {
    heap.reach(known + DIRECTORY_BYTES);
    return known;
  }
  const made = allocate(heap, KIND.DIRECTORY, DIRECTORY_BYTES);
  const other = atomically(heap, () => {
    const first = Atomics.load(heap.words, FAMILY.NAMES);
    if (first !== 0) return first;
    change(heap, FAMILY.NAMES, made);
    putDown(heap, made);
    return 0;
  });
  if (other === 0) return made;
  discard(heap, made);
  heap.reach(other + DIRECTORY_BYTES);
  return other;
}

defineKind(KIND.DIRECTORY, {
  recover: (heap, address, deadPid) => void abandon(heap.words, (address >> 2) + D.MUTEX, deadPid),
  rouse: (heap, address) => void Atomics.notify(heap.words, (address >> 2) + D.MUTEX),
});
