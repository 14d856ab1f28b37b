/**
 * The shared heap of a family of processes: one growable buffer, in which every primitive is a region and
 * its handle an offset. What an offset means is the same in every process, so a handle can travel
 * wherever a number can.
 */

import { OutOfSharedMemoryError, PlatformError } from "../errors.ts";
import {
  BLOCK,
  BLOCK_HEADER_BYTES,
  FAMILY,
  FIRST_BLOCK,
  FIXED_BYTES,
  INITIAL_BYTES,
  type Kind,
  MAGIC_VALUE,
  MAX_BYTES,
} from "./layout.ts";

/** One process's view of the heap. */
export class Heap {
  /** The memory itself, which every process of the family has. */
  readonly buffer: SharedArrayBuffer;
  /** Pid of the process this view belongs to. */
  readonly pid: number;
  /** The whole heap in words. Replaced after growth: take it anew from `reach` for addresses that may be new. */
  words: Int32Array;
  /** The whole heap in bytes, as `words`. */
  bytes: Uint8Array;
  /** Whether this process holds the allocator's mutex: see `exclusively`. */
  isExclusive = false;
  /** How many words this process has changed in the transaction it is in; -1 in none. See `transaction.ts`. */
  changes = -1;

  /** Views the memory for the process `pid`. */
  constructor(buffer: SharedArrayBuffer, pid: number) {
    this.buffer = buffer;
    this.pid = pid;
    // Fixed-length views: length-tracking ones are 3 to 20 times slower on V8 (docs/memory-model.md).
    this.words = new Int32Array(buffer, 0, buffer.byteLength >> 2);
    this.bytes = new Uint8Array(buffer, 0, buffer.byteLength);
  }

  /** Makes the heap of a new family. */
  static create(pid: number): Heap {
    return new Heap(allocateBuffer(), pid).found();
  }

  /** Writes into memory that is all zero what the heap of a new family has. */
  private found(): Heap {
    this.words[FAMILY.TOP] = FIRST_BLOCK;
    this.words[FAMILY.LAST_PID] = this.pid;
    this.words[FAMILY.MAGIC] = MAGIC_VALUE;
    return this;
  }

  /** Makes the heap that of a new family, whoever used it before. Nobody may use it meanwhile. */
  refound(): void {
    this.reach(this.buffer.byteLength);
    this.words.fill(0, 0, (this.words[FAMILY.TOP] as number) >> 2);
    this.found();
  }

  /** Makes sure that `words` and `bytes` cover every byte below `end`. */
  reach(end: number): Int32Array {
    if (end > this.bytes.length) {
      const length = this.buffer.byteLength;
      this.words = new Int32Array(this.buffer, 0, length >> 2);
      this.bytes = new Uint8Array(this.buffer, 0, length);
    }
    return this.words;
  }

  /** Grows the buffer so that it holds `end` bytes. The caller holds the allocator's mutex. */
  grow(end: number): void {
    const length = this.buffer.byteLength;
    if (end > length) {
      const limit = limitOf(this.buffer);
      if (end > limit) throw outOfMemory(end, limit);
      this.buffer.grow(Math.min(limit, Math.max(end, length * 2)));
    }
    this.reach(end);
  }

  /** Kind of the region at an address. */
  kindOf(address: number): Kind {
    return Atomics.load(this.reach(address), headerOf(address) + BLOCK.KIND) as Kind;
  }

  /** Bytes a region can hold. */
  sizeOf(address: number): number {
    return Atomics.load(this.reach(address), headerOf(address) + BLOCK.SIZE) - BLOCK_HEADER_BYTES;
  }
}

/** Index in words of the header of the region at `address`. */
export function headerOf(address: number): number {
  return (address - BLOCK_HEADER_BYTES) >> 2;
}

function allocateBuffer(): SharedArrayBuffer {
  if (typeof SharedArrayBuffer === "undefined") {
    throw new PlatformError(
      "Shared memory is not available here: the page is not cross-origin isolated. Have the server send two headers with the page: " +
        "Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp " +
        "(docs/guide/browsers.md shows how, also where the server cannot be changed)",
    );
  }
  if (!("grow" in SharedArrayBuffer.prototype)) return new SharedArrayBuffer(FIXED_BYTES);
  for (let limit = MAX_BYTES; ; limit >>= 1) {
    try {
      return new SharedArrayBuffer(INITIAL_BYTES, { maxByteLength: limit });
    } catch (error) {
      // A 32-bit machine, or a browser that grants a page less address space.
      if (limit <= FIXED_BYTES) throw error;
    }
  }
}

/** The most bytes a heap can have. */
export function limitOf(buffer: SharedArrayBuffer): number {
  // Where shared buffers can't grow, there is no such property.
  return (buffer as { maxByteLength?: number }).maxByteLength ?? buffer.byteLength;
}

function outOfMemory(wanted: number, limit: number): OutOfSharedMemoryError {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MiB`;
  return new OutOfSharedMemoryError(
    `The shared heap would need ${megabytes(wanted)}, but its limit is ${megabytes(limit)}; ` +
      "read queues and pipes before putting more into them, or share less at once",
  );
}
