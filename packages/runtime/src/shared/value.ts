import { expectType } from "../check.ts";
import { ValueError } from "../errors.ts";
import { defineHandle, holdFor, Revival, revive } from "../kernel/handle.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import { letGo } from "../kernel/refs.ts";
import type { AsyncWaitOptions, WaitOptions } from "../kernel/run.ts";
import { Lock } from "../sync/lock.ts";
import { RLock } from "../sync/rlock.ts";
import { OP, probe } from "../trace/probe.ts";
import { type RegionPlan, SharedObject } from "../sync/shared-object.ts";
import { readElement, toStored, writeElement } from "./element.ts";
import { CODES, type ElementOf, type SharedView, type TypeCode, viewOf } from "./typecode.ts";

/** Words of a value's region, before the value itself: number of its type code, with RAW or not; ref of its lock, or 0. */
const V = { CODE: 0, LOCK: 1, DATA: 2 } as const;
/** Added to the type code of a {@link RawValue}, so that it is one in every process. */
const RAW: number = 1 << 8;

/** Options of {@link Value} and of shared arrays. */
export interface SharedOptions {
  /** `true` (default): with an `RLock` of its own. A lock: with that one. `false`: without. */
  lock?: boolean | Lock | RLock | undefined;
}

type Guard = Lock | RLock | undefined;

/**
 * One number, or one character, in shared memory, without a lock (Python's `multiprocessing.RawValue`).
 *
 * Reading and writing are one step each; `n.value += 1` is both, and another process may come in between. Take a
 * {@link Value}, which has a lock, unless only one process writes.
 *
 * @typeParam C the type code.
 *
 * @example
 * ```ts
 * import { RawValue } from "@mp/runtime";
 * const progress = new RawValue("d", 0.5);
 * progress.value += 0.25;
 * console.log(progress.value); // => 0.75
 * ```
 */
export class RawValue<C extends TypeCode = TypeCode> extends SharedObject {
  private readonly code: TypeCode;
  private readonly view: SharedView;

  /**
   * @param typecode what it holds: see {@link TypeCode}.
   * @param initial the value at first; 0 if left out. A `bigint` for `q` and `Q`, a character for `c` and `u`.
   */
  constructor(typecode: C, initial?: ElementOf<C>);
  /** @internal */
  constructor(typecode: C | Revival, initial?: ElementOf<C>, makeLock?: () => Guard);
  constructor(typecode: C | Revival, initial?: ElementOf<C>, makeLock?: () => Guard) {
    super(typecode instanceof Revival ? typecode : plan(typecode, initial, makeLock));
    this.code = CODES[(this.words[this.at + V.CODE] as number) & ~RAW] as TypeCode;
    this.view = new (viewOf(this.code))(this.words.buffer as SharedArrayBuffer, (this.at + V.DATA) * 4, 1);
  }

  /** The value. Setting it throws a `TypeError` for a value that its type code can't hold. */
  get value(): ElementOf<C> {
    this.mustBeHeld();
    return probe === undefined ? (readElement(this.code, this.view, 0) as ElementOf<C>) : this.toldRead();
  }

  set value(value: ElementOf<C>) {
    this.mustBeHeld();
    if (probe === undefined) writeElement(this.code, this.view, 0, value);
    else this.toldWrite(value);
  }

  // Apart, so that the accessors stay small enough for the engine to put them where they are used.
  private toldRead(): ElementOf<C> {
    const call = this.call(OP.READ);
    const value = readElement(this.code, this.view, 0) as ElementOf<C>;
    call?.event(OP.READ, 0, 1, value);
    return value;
  }

  private toldWrite(value: ElementOf<C>): void {
    const call = this.call(OP.WRITE);
    call?.mark();
    writeElement(this.code, this.view, 0, value);
    call?.event(OP.WRITE, 0, 1, value);
  }
}

function plan<C extends TypeCode>(
  typecode: C,
  initial: ElementOf<C> | undefined,
  makeLock: (() => Guard) | undefined,
): RegionPlan {
  const View = viewOf(typecode);
  const stored = initial === undefined ? undefined : toStored(typecode, initial, "initial");
  const lock = makeLock?.();
  return {
    kind: KIND.VALUE,
    bytes: 16,
    name: makeLock === undefined ? "RawValue" : "Value",
    fill(words, at) {
      words[at + V.CODE] = CODES.indexOf(typecode) | (makeLock === undefined ? RAW : 0);
      if (lock !== undefined) holdFor(at + V.LOCK, lock);
      const view = new View(words.buffer as SharedArrayBuffer, (at + V.DATA) * 4, 1) as Int32Array;
      if (stored !== undefined) view[0] = stored as number;
    },
  };
}

/**
 * One number, or one character, in shared memory (Python's `multiprocessing.Value`).
 *
 * Reading and writing are one step each; `n.value += 1` is both, and another process may come in between. Use
 * {@link Value.update}, or hold the lock around it. Integers wrap around as in C.
 *
 * @typeParam C the type code.
 *
 * @example
 * ```ts
 * import { Value } from "@mp/runtime";
 * const n = new Value("i", 41);
 * await n.update((value) => value + 1);
 * console.log(n.value); // => 42
 * ```
 *
 * @example
 * ```ts
 * import { Value } from "@mp/runtime";
 * const [from, to] = [new Value("i", 10), new Value("i", 0)];
 * {
 *   using _ = from.getLock().holdSync();
 *   from.value -= 3;
 *   to.updateSync((value) => value + 3);
 * }
 * console.log(from.value, to.value); // => 7 3
 * ```
 */
export class Value<C extends TypeCode = TypeCode> extends RawValue<C> {
  private readonly guard: Guard;
  /** Whether the lock was made here, for this value alone. */
  private readonly hasOwnLock: boolean;

  /**
   * @param typecode what it holds: see {@link TypeCode}.
   * @param initial the value at first; 0 if left out. A `bigint` for `q` and `Q`, a character for `c` and `u`.
   */
  constructor(typecode: C, initial?: ElementOf<C>, options?: SharedOptions);
  /** @internal */
  constructor(typecode: C | Revival, initial?: ElementOf<C>, options?: SharedOptions);
  constructor(typecode: C | Revival, initial?: ElementOf<C>, options: SharedOptions = {}) {
    super(typecode, initial, () => lockFrom(options.lock));
    this.guard = lockOf(this.words, this.at + V.LOCK);
    this.hasOwnLock = !(typecode instanceof Revival) && makesLock(options.lock);
  }

  /** Gives this process's hold on the value back now, and on its lock if that was made with it. */
  override [Symbol.dispose](): void {
    super[Symbol.dispose]();
    if (this.hasOwnLock) this.guard?.[Symbol.dispose]();
  }

  /** The lock that goes with the value. Throws `ValueError` if it was made with `lock: false`. */
  getLock(): Lock | RLock {
    if (this.guard === undefined)
      throw new ValueError("This Value was made with lock: false, so it has no lock");
    return this.guard;
  }

  /**
   * Replaces the value by what `change` gives for it, holding the lock meanwhile.
   *
   * @param change gets the value, gives the new one.
   * @returns the new value.
   */
  async update(
    change: (value: ElementOf<C>) => ElementOf<C>,
    options?: AsyncWaitOptions,
  ): Promise<ElementOf<C>> {
    expectType(typeof change === "function", "change", "a function", change);
    using _ = await this.getLock().hold(options);
    return this.change(change);
  }

  /** Like {@link Value.update}, blocking this thread. */
  updateSync(change: (value: ElementOf<C>) => ElementOf<C>, options?: WaitOptions): ElementOf<C> {
    expectType(typeof change === "function", "change", "a function", change);
    using _ = this.getLock().holdSync(options);
    return this.change(change);
  }

  private change(change: (value: ElementOf<C>) => ElementOf<C>): ElementOf<C> {
    const changed = change(this.value);
    this.value = changed;
    return changed;
  }
}

/** Whether an option asks for a new lock. */
export function makesLock(lock: SharedOptions["lock"]): boolean {
  return lock === true || lock === undefined;
}

/** The lock that an option asks for. */
export function lockFrom(lock: SharedOptions["lock"]): Guard {
  if (lock === false) return undefined;
  if (makesLock(lock)) return new RLock();
  expectType(lock instanceof Lock || lock instanceof RLock, "lock", "true, false, a Lock or an RLock", lock);
  return lock;
}

/** The lock that a word of a region refers to. */
export function lockOf(words: Int32Array, index: number): Guard {
  return words[index] === 0 ? undefined : (revive(index) as Lock | RLock);
}

defineHandle(KIND.VALUE, (ref, words) => {
  const type = ((words[(ref >> 2) + V.CODE] as number) & RAW) === 0 ? Value : RawValue;
  return new (type as unknown as new (revival: Revival) => RawValue)(new Revival(ref));
});
defineKind(KIND.VALUE, {
  inner: (heap, address) => heap.words[(address >> 2) + V.LOCK] as number,
  destroy(heap, address) {
    letGo(heap, (address >> 2) + V.LOCK);
  },
});
