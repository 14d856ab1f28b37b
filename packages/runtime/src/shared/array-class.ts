/** The classes of shared arrays: for each type code a typed array with a hold on its region, and one that has a lock besides. */

import { describe, expectType } from "../check.ts";
import { ValueError } from "../errors.ts";
import { release } from "../kernel/handle.ts";
import type { Lock } from "../sync/lock.ts";
import type { RLock } from "../sync/rlock.ts";
import { toStored } from "./element.ts";
import { type TypeCode, type TypedArrayOf, type ViewClass, viewOf } from "./typecode.ts";

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

/** The type of `new RawArray(code, …)`. @inline */
export type RawArray<C extends TypeCode = TypeCode> = TypedArrayOf[C] &
  Disposable &
  (C extends "c" ? CharacterArrayMembers : unknown);

/** The type of `new Array(code, …)`. */
export type SharedArray<C extends TypeCode = TypeCode> = TypedArrayOf[C] &
  SharedArrayMembers &
  (C extends "c" ? CharacterArrayMembers : unknown);

/** The lock of each array that has one. */
export const locks: WeakMap<object, Lock | RLock> = new WeakMap();

/** The arrays whose lock was made here, for them alone. */
export const ownLocks: WeakSet<object> = new WeakSet();

/** The array of each part that `subarray` gave: its region stays as long as the part is in use. */
const wholes = new WeakMap<object, object>();

interface Pair {
  readonly raw: ViewClass;
  readonly locked: ViewClass;
}

const classes = new Map<TypeCode, Pair>();

/** The class of the arrays of a type code. */
export function arrayClass(code: TypeCode, isRaw: boolean): ViewClass {
  const pair = classes.get(code) ?? makePair(code);
  classes.set(code, pair);
  return isRaw ? pair.raw : pair.locked;
}

/** Whether a value is a shared array, with a lock or without. */
export function isSharedArray(value: unknown): boolean {
  return [...classes.values()].some(({ raw }) => isOf(raw, value));
}

/** Whether a value is a shared array of the kind that has `getLock`. */
export function isLockedArray(value: unknown): boolean {
  return [...classes.values()].some(({ locked }) => isOf(locked, value));
}

function isOf(type: ViewClass, value: unknown): boolean {
  return value instanceof (type as unknown as typeof Int32Array);
}

function makePair(code: TypeCode): Pair {
  const View = viewOf(code) as unknown as typeof Int32Array;
  class Raw extends View {
    /** What `map`, `slice` and kin give is a plain, private array. */
    static get [Symbol.species](): typeof Int32Array {
      return View;
    }

    override subarray(...range: [begin?: number, end?: number]): Int32Array<ArrayBuffer> {
      const part = super.subarray(...range);
      wholes.set(part, this);
      return part;
    }

    [Symbol.dispose](): void {
      release(this);
    }
  }
  class Shared extends Raw {
    override [Symbol.dispose](): void {
      super[Symbol.dispose]();
      if (ownLocks.has(this)) locks.get(this)?.[Symbol.dispose]();
    }

    getLock(): Lock | RLock {
      const lock = locks.get(this);
      if (lock === undefined) throw new ValueError("This Array was made with lock: false, so it has no lock");
      return lock;
    }
  }
  Object.defineProperty(Raw, "name", { value: `Raw${View.name}` });
  Object.defineProperty(Shared, "name", { value: `Shared${View.name}` });
  if (code === "c") Object.defineProperties(Raw.prototype, CHARACTER_MEMBERS);
  return { raw: Raw, locked: Shared };
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
