/**
 * The kernel: what every process of a family shares, in bytes and numbers. It knows no JavaScript values, so that
 * other languages can stand on it.
 *
 * @example
 * ```ts
 * import { allocate, family, free, KIND, lock, ownerOf, publish, report, runSync, unlock } from "@mp/runtime/kernel";
 * const { heap, pid } = family();
 * const address = allocate(heap, KIND.LOCK, 16);
 * publish(heap, address);
 * runSync(lock(heap.words, address >> 2, pid));
 * console.log(ownerOf(heap.words, address >> 2) === pid, report(heap).regions["LOCK"]); // => true 1
 * unlock(heap.words, address >> 2);
 * free(heap, address);
 * ```
 *
 * @module
 */

export { allocate, type Block, eachBlock, exclusively, free, publish } from "./allocator.ts";
export { ByteRing, type RingHolders } from "./byte-ring.ts";
export { RING_CAPACITY } from "./ring-bytes.ts";
export { rouse, until, wake, type Waiting } from "./cell.ts";
export { type Family, family, PROCESS, STATE } from "./family.ts";
export type { Heap } from "./heap.ts";
export { BLOCK, FAMILY, KIND, type Kind } from "./layout.ts";
export type { Message } from "./message.ts";
export { abandon, lock, ownerOf, tryLock, unlock } from "./mutex.ts";
export { BLOCKED, type Operation, type WaitPoint, WaitTimeout } from "./operation.ts";
export { report, type HeapReport } from "./report.ts";
export { type AsyncWaitOptions, runAsync, runSync, type WaitOptions } from "./run.ts";
export { SegmentQueue } from "./segment-queue.ts";
