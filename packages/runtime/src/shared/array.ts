import { expectInteger, expectType } from "../check.ts";
import { family } from "../kernel/family.ts";
import { createRegion, defineHandle, holdFor, passOver } from "../kernel/handle.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import { addressOf, letGo } from "../kernel/refs.ts";
import type { Lock } from "../sync/lock.ts";
import type { RLock } from "../sync/rlock.ts";
import { probe } from "../trace/probe.ts";
import { untold } from "../trace/watched.ts";
import {
  arrayClass,
  isLockedArray,
  isSharedArray,
  locks,
  ownLocks,
  type RawArray as RawArrayOf,
  type SharedArray,
} from "./array-class.ts";
import { toStored } from "./element.ts";
import { told } from "./told-elements.ts";
import { CODES, type SharedView, type TypeCode, viewOf } from "./typecode.ts";
import { lockFrom, lockOf, makesLock, type SharedOptions } from "./value.ts";

/** Words of an array's region, before its elements. RAW is 1 for a {@link RawArray}, so that it is one in every process. */
const A = { CODE: 0, LOCK: 1, LENGTH: 2, RAW: 3 } as const;
const HEADER_BYTES = 16;

/** The type of `new Array(code, …)`: {@link SharedArray}. */
export type Array<C extends TypeCode = TypeCode> = SharedArray<C>;

/** The type of `new RawArray(code, …)`. */
export type RawArray<C extends TypeCode = TypeCode> = RawArrayOf<C>;

/** What a shared array can be made from: a length, the elements, or (for `c`) a text. */
export type ArraySource = number | Iterable<number | bigint | string> | string;

interface ArrayConstructor {
  /**
   * @param typecode what an element is: see {@link TypeCode}.
   * @param sizeOrInitializer how many elements (zeros), or the elements.
   */
  new <C extends TypeCode>(
    typecode: C,
    sizeOrInitializer: ArraySource,
    options?: SharedOptions,
  ): SharedArray<C>;
  /** @internal */
  [Symbol.hasInstance](value: unknown): boolean;
}

interface RawArrayConstructor {
  /**
   * @param typecode what an element is: see {@link TypeCode}.
   * @param sizeOrInitializer how many elements (zeros), or the elements.
   */
  new <C extends TypeCode>(typecode: C, sizeOrInitializer: ArraySource): RawArrayOf<C>;
  /** @internal */
  [Symbol.hasInstance](value: unknown): boolean;
}

/**
 * An array in shared memory (Python's `multiprocessing.Array`).
 *
 * It *is* a typed array (`i` an `Int32Array`, `d` a `Float64Array`, …): elements are read, written, iterated and sliced at
 * its speed, and no access takes the lock. Hold {@link SharedArrayMembers.getLock | getLock()} around steps that belong together.
 *
 * @example
 * ```ts
 * import { Array as SharedArray } from "@mp/runtime";
 * const squares = new SharedArray("i", 4);
 * for (let i = 0; i < squares.length; i++) squares[i] = i * i;
 * console.log([...squares]); // => [ 0, 1, 4, 9 ]
 * ```
 *
 * @class
 */
export const Array: ArrayConstructor = function SharedArray(
  typecode: TypeCode,
  source: ArraySource,
  options: SharedOptions = {},
): object {
  if (new.target === undefined) throw new TypeError("Array is a class: call it with new");
  const array = makeArray(typecode, source, () => lockFrom(options.lock));
  if (makesLock(options.lock)) ownLocks.add(array);
  return array;
} as unknown as ArrayConstructor;

/**
 * An array in shared memory without a lock (Python's `multiprocessing.RawArray`): a typed array and no more. Processes that write
 * to the same elements get in each other's way.
 *
 * @example
 * ```ts
 * import { RawArray } from "@mp/runtime";
 * const samples = new RawArray("d", [0.5, 1.5]);
 * console.log(samples.length, samples[1]); // => 2 1.5
 * ```
 *
 * @class
 */
export const RawArray: RawArrayConstructor = function RawArray(
  typecode: TypeCode,
  source: ArraySource,
): object {
  if (new.target === undefined) throw new TypeError("RawArray is a class: call it with new");
  return makeArray(typecode, source, undefined);
} as unknown as RawArrayConstructor;

Object.defineProperty(Array, Symbol.hasInstance, { value: isLockedArray });
Object.defineProperty(Array, "name", { value: "Array" });
Object.defineProperty(RawArray, Symbol.hasInstance, { value: isSharedArray });

function makeArray(
  typecode: TypeCode,
  source: ArraySource,
  makeLock: (() => Lock | RLock | undefined) | undefined,
): object {
  const elements = elementsOf(typecode, source);
  const lock = makeLock?.();
  const length = typeof elements === "number" ? elements : elements.length;
  const owner = {};
  const bytes = HEADER_BYTES + length * viewOf(typecode).BYTES_PER_ELEMENT;
  const address = createRegion(owner, KIND.ARRAY, bytes, ({ words }, address) => {
    const at = address >> 2;
    words[at + A.CODE] = CODES.indexOf(typecode);
    if (lock !== undefined) holdFor(at + A.LOCK, lock);
    words[at + A.LENGTH] = length;
    words[at + A.RAW] = makeLock === undefined ? 1 : 0;
  });
  probe?.made(makeLock === undefined ? "RawArray" : "Array", address);
  const array = viewAt(address);
  passOver(owner, array);
  if (typeof elements !== "number") (untold(array) as Int32Array).set(elements as number[]);
  return array;
}

function elementsOf(code: TypeCode, source: ArraySource): number | readonly (number | bigint)[] {
  viewOf(code);
  if (typeof source === "number") {
    expectInteger(source, "the size of the array", 0);
    return source;
  }
  const iterable = typeof source === "object" && source !== null && Symbol.iterator in source;
  const text = typeof source === "string" && (code === "c" || code === "u");
  expectType(iterable || text, "sizeOrInitializer", "a size or an iterable of elements", source);
  return globalThis.Array.from<number | bigint | string>(source).map((element, index) =>
    toStored(code, element, `element ${index}`),
  );
}

/** The typed array over the elements of a region. */
function viewAt(address: number): SharedView {
  const { heap } = family();
  const words = heap.reach(address + HEADER_BYTES);
  const at = address >> 2;
  const code = CODES[words[at + A.CODE] as number] as TypeCode;
  const type = arrayClass(code, words[at + A.RAW] === 1);
  const length = words[at + A.LENGTH] as number;
  const array = told(new type(heap.buffer, address + HEADER_BYTES, length), address);
  const lock = lockOf(words, at + A.LOCK);
  if (lock !== undefined) locks.set(array, lock);
  return array;
}

defineHandle(KIND.ARRAY, (ref) => viewAt(addressOf(ref)));
defineKind(KIND.ARRAY, {
  inner: (heap, address) => heap.words[(address >> 2) + A.LOCK] as number,
  destroy(heap, address) {
    letGo(heap, (address >> 2) + A.LOCK);
  },
});
