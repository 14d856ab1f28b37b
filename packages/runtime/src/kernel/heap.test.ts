/** The heap where shared buffers can't grow, as in old browsers, and where little address space is to be had. */
import { afterEach, expect, test, vi } from "vitest";
import { OutOfSharedMemoryError, PlatformError } from "../errors.ts";
import { allocate } from "./allocator.ts";
import { Heap, limitOf } from "./heap.ts";
import { FIXED_BYTES, KIND, MAX_BYTES } from "./layout.ts";

const Real = SharedArrayBuffer;

afterEach(() => vi.unstubAllGlobals());

test("without growth it has one size, and says so when it is full", () => {
  const Fixed = function (length: number): SharedArrayBuffer {
    return new Real(length);
  };
  vi.stubGlobal("SharedArrayBuffer", Object.assign(Fixed, { prototype: {} }));
  const heap = Heap.create(1);
  expect(limitOf(heap.buffer)).toBe(FIXED_BYTES);
  expect(allocate(heap, KIND.VALUE, FIXED_BYTES / 2)).toBeGreaterThan(0);
  expect(() => allocate(heap, KIND.VALUE, FIXED_BYTES / 2)).toThrow(OutOfSharedMemoryError);
});

test("it takes less where the most is refused", () => {
  class Small extends Real {
    constructor(length: number, options: { maxByteLength: number }) {
      if (options.maxByteLength > MAX_BYTES / 4) throw new RangeError("Array buffer allocation failed");
      super(length, options);
    }
  }
  vi.stubGlobal("SharedArrayBuffer", Small);
  expect(limitOf(Heap.create(1).buffer)).toBe(MAX_BYTES / 4);
});

test("without shared memory it says which headers are missing", () => {
  vi.stubGlobal("SharedArrayBuffer", undefined);
  expect(() => Heap.create(1)).toThrow(PlatformError);
  expect(() => Heap.create(1)).toThrow(
    /Cross-Origin-Opener-Policy: same-origin.*Cross-Origin-Embedder-Policy: require-corp/,
  );
});
