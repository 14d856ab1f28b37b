/**
 * The kernel: what every process of a family shares, in bytes and numbers. It knows no JavaScript values, so that
 * other languages can stand on it.
 *
 * @module
 */

export { allocate, type Block, eachBlock, exclusively, free, publish } from "./allocator.ts";
export { ByteRing, RING_CAPACITY, type RingHolders } from "./byte-ring.ts";
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
