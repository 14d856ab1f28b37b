import { describe, expectInteger, expectType } from "../check.ts";
import { ValueError } from "../errors.ts";
import { family } from "../kernel/family.ts";
import { createRegion, defineHandle, release, retainFor, take } from "../kernel/handle.ts";
import type { Heap } from "../kernel/heap.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import { addressOf, drop } from "../kernel/refs.ts";
import type { Lock } from "../sync/lock.ts";
import type { RLock } from "../sync/rlock.ts";
import { toStored } from "./element.ts";
import {
  CODES,
  type SharedView,
  type TypeCode,
  type TypedArrayOf,
  type ViewClass,
  viewOf,
} from "./typecode.ts";
import { lockFrom, lockOf, type SharedOptions } from "./value.ts";

/** Words of an array's region, before its elements. */
const A = { CODE: 0, LOCK: 1, LENGTH: 2 } as const;
const HEADER_BYTES = 16;

/** What a shared array has besides being a typed array. */
export interface SharedArrayMembers extends Disposable {
  /** The lock that goes with the array. Throws `ValueError` if it was made with `lock: false`. */
  getLock(): Lock | RLock;
}

/** What an array of characters (`c`) has besides: Python's `value` and `raw`. */
export interface CharacterArrayMembers {
  /** The characters up to the first NUL. */
  value: string;
  /** All bytes, as a copy. */
  readonly raw: Uint8Array;
}

/** The type of `new Array(code, …)`. */
export type SharedArray<C extends TypeCode = TypeCode> = TypedArrayOf[C] &
  SharedArrayMembers &
  (C extends "c" ? CharacterArrayMembers : unknown);

/** What a shared array can be made from: a length, the elements, or (for `c`) a text. */
export type ArraySource = number | Iterable<number | bigint | string> | string;

interface ArrayConstructor {
  /**
   * @param typecode `c b B u h H i I l L q Q f d`.
   * @param sizeOrInitializer how many elements (zeros), or the elements.
   */
  new <C extends TypeCode>(
    typecode: C,
    sizeOrInitializer: ArraySource,
    options?: SharedOptions,
  ): SharedArray<C>;
  [Symbol.hasInstance](value: unknown): boolean;
}

const locks = new WeakMap<object, Lock | RLock>();
const classes = new Map<TypeCode, ViewClass>();

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
 */
export const Array: ArrayConstructor = function SharedArray(
  typecode: TypeCode,
  source: ArraySource,
  options: SharedOptions = {},
): object {
  if (new.target === undefined) throw new TypeError("Array is a class: call it with new");
  const elements = elementsOf(typecode, source);
  const lock = lockFrom(options.lock);
  const length = typeof elements === "number" ? elements : elements.length;
  const owner = {};
  const address = createRegion(
    owner,
    KIND.ARRAY,
    HEADER_BYTES + length * viewOf(typecode).BYTES_PER_ELEMENT,
    (heap, at) =>
      fill(heap, at >> 2, {
        code: CODES.indexOf(typecode),
        lock: lock === undefined ? 0 : retainFor(lock),
        length,
      }),
  );
  const array = viewAt(address);
  passOver(owner, array, address);
  if (typeof elements !== "number") (array as Int32Array).set(elements as number[]);
  return array;
} as unknown as ArrayConstructor;

Object.defineProperty(Array, Symbol.hasInstance, { value: (value: unknown) => isSharedArray(value) });
Object.defineProperty(Array, "name", { value: "Array" });

function isSharedArray(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const made = (value as { constructor: unknown }).constructor as ViewClass;
  return [...classes.values()].includes(made);
}

/** Makes `array`, in place of `owner`, the object of the region. */
function passOver(owner: object, array: object, address: number): void {
  retainFor(owner);
  release(owner);
  take(array, address);
}

function fill(heap: Heap, at: number, words: { code: number; lock: number; length: number }): void {
  heap.words[at + A.CODE] = words.code;
  heap.words[at + A.LOCK] = words.lock;
  heap.words[at + A.LENGTH] = words.length;
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
  const array = new (classOf(code))(heap.buffer, address + HEADER_BYTES, words[at + A.LENGTH] as number);
  const lock = lockOf(words[at + A.LOCK] as number);
  if (lock !== undefined) locks.set(array, lock);
  return array;
}

function classOf(code: TypeCode): ViewClass {
  const made = classes.get(code) ?? makeClass(code);
  classes.set(code, made);
  return made;
}

function makeClass(code: TypeCode): ViewClass {
  const View = viewOf(code) as unknown as typeof Int32Array;
  class Shared extends View {
    /** What `map`, `slice` and kin give is a plain, private array. */
    static get [Symbol.species](): typeof Int32Array {
      return View;
    }

    getLock(): Lock | RLock {
      const lock = locks.get(this);
      if (lock === undefined) throw new ValueError("This Array was made with lock: false, so it has no lock");
      return lock;
    }

    [Symbol.dispose](): void {
      release(this);
    }
  }
  Object.defineProperty(Shared, "name", { value: `Shared${View.name}` });
  if (code === "c") Object.defineProperties(Shared.prototype, CHARACTER_MEMBERS);
  return Shared;
}

const CHARACTER_MEMBERS: PropertyDescriptorMap & ThisType<Uint8Array> = {
  value: {
    get(): string {
      const end = this.indexOf(0);
      return String.fromCharCode(...this.slice(0, end < 0 ? this.length : end));
    },
    set(text: unknown) {
      expectType(typeof text === "string", "value", "a string", text);
      if (text.length > this.length) {
        throw new ValueError(
          `value must have at most ${this.length} characters, but ${describe(text)} has ${text.length}`,
        );
      }
      this.fill(0);
      this.set(globalThis.Array.from(text, (character) => toStored("c", character, "value") as number));
    },
  },
  raw: {
    get(): Uint8Array {
      return this.slice();
    },
  },
};

defineHandle(KIND.ARRAY, (ref) => viewAt(addressOf(ref)));
defineKind(KIND.ARRAY, {
  destroy(heap, address) {
    const lock = heap.words[(address >> 2) + A.LOCK] as number;
    if (lock !== 0) drop(heap, lock);
  },
});
