import { describe, expectInteger, expectOptions, expectType } from "../check.ts";
import { IndexError, ValueError } from "../errors.ts";
import { defineHandle, refOf, release, Revival, take } from "../kernel/handle.ts";
import { KIND } from "../kernel/layout.ts";
import { addressOf, partOf, type Ref } from "../kernel/refs.ts";
import { type Slots, makeSlots, type ShareableItem, slotsIn } from "./list-slots.ts";
import { SharedMemory } from "./shared-memory.ts";
import { begin, OP, probe, unseen } from "../trace/probe.ts";

/** Options of {@link ShareableList}. */
export interface ShareableListOptions {
  /** The name of its memory. */
  name?: string | undefined;
}

/** Part of the ref to a memory that stands for the list in it. */
const LIST = 1;

/**
 * A list of a fixed length in shared memory (Python's `multiprocessing.shared_memory.ShareableList`): numbers, bigints, booleans, strings, bytes
 * and `null`.
 *
 * An item can be replaced by one of another type. A string, or bytes, must fit the room that the list had for the item when it was
 * made: a multiple of 8 bytes. Bytes and strings come back as they were put, trailing NULs included (Python drops them). Reading
 * and writing take no lock: where several processes write, share a `Lock` as well.
 *
 * It lives as its `shm` does: until that is unlinked and no process has it open.
 *
 * @typeParam T what the items are.
 *
 * @example
 * ```ts
 * import { ShareableList } from "@mp/runtime";
 * using list = new ShareableList(["howdy", 7, null]);
 * using same = new ShareableList({ name: list.shm.name });
 * same.set(1, 8);
 * console.log(...list, list.length, list.index("howdy")); // => howdy 8 null 3 0
 * console.log(list.at(-2), list.count(null), list.format); // => 8 1 8sqxxxxxx?x
 * list.shm.unlink();
 * ```
 */
export class ShareableList<T = ShareableItem> implements Iterable<T>, Disposable {
  /** The memory it lies in: to be closed, and unlinked. */
  readonly shm: SharedMemory;
  /** How many items it has. */
  readonly length: number;
  private readonly slots: Slots;

  /**
   * Makes a list of the items of a sequence, under a name of its own if none is given.
   *
   * @throws FileExistsError if the name is taken; TypeError if an item is of another type; ValueError if a bigint has more than 64 bits.
   */
  constructor(sequence: Iterable<T & ShareableItem>, options?: ShareableListOptions);
  /**
   * Opens the list of a name.
   *
   * @throws FileNotFoundError if no memory has the name; ValueError if there is no list in it.
   */
  constructor(options: { name: string });
  /** @internal */
  constructor(source: Iterable<T> | ShareableListOptions | Revival, options?: ShareableListOptions);
  constructor(source: Iterable<T> | ShareableListOptions | Revival, options: ShareableListOptions = {}) {
    expectOptions(options, "ShareableList");
    if (source instanceof Revival) this.shm = borrowed(addressOf(source.ref));
    else if (isSequence(source)) this.shm = made([...source], options.name);
    else this.shm = new SharedMemory({ name: nameIn(source) });
    this.slots = slotsIn(this.shm);
    this.length = this.slots.length;
    if (!(source instanceof Revival)) hold(this, this.shm);
    this.shm.whenClosed = () => release(this);
  }

  /**
   * The item at an index; from the end if it is negative.
   *
   * @throws IndexError if there is none.
   */
  at(index: number): T {
    const place = this.place(index, "index out of range");
    const call = begin(OP.READ, this.address);
    const item = this.slots.read(place) as T;
    call?.event(OP.READ, place, 1, item);
    return item;
  }

  /**
   * Replaces the item at an index; from the end if it is negative.
   *
   * @throws IndexError if there is none; ValueError if a string, or bytes, do not fit.
   */
  set(index: number, item: T): void {
    const place = this.place(index, "assignment index out of range");
    const call = begin(OP.WRITE, this.address);
    call?.mark();
    this.slots.write(place, item);
    call?.event(OP.WRITE, place, 1, item);
  }

  private get address(): number {
    return addressOf(refOf(this.shm) ?? 0);
  }

  /** The first index of an item. Throws `ValueError` if it is not there. */
  index(item: T): number {
    const index = [...this].findIndex((each) => isSame(each, item));
    if (index < 0) throw new ValueError(`${describe(item)} is not in the list (not in this container)`);
    return index;
  }

  /** How often an item is there. */
  count(item: T): number {
    return [...this].filter((each) => isSame(each, item)).length;
  }

  /** How the items are packed, in the letters of Python's `struct`: `q` integer, `d` other number, `?` boolean, `8s` up to 8 bytes. */
  get format(): string {
    return this.slots.format();
  }

  /** Item after item. */
  *[Symbol.iterator](): IterableIterator<T> {
    for (let index = 0; index < this.length; index++) yield this.at(index);
  }

  /** Closes its memory in this process, at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.shm.close();
  }

  /** Its items and name, as Python's `repr` has them. */
  toString(): string {
    return `ShareableList([${[...this].map(describe).join(", ")}], name='${this.shm.name}')`;
  }

  private place(index: number, trouble: string): number {
    expectInteger(index, "index", Number.NEGATIVE_INFINITY);
    const place = index < 0 ? index + this.length : index;
    if (place >= 0 && place < this.length) return place;
    throw new IndexError(`The list has ${this.length} items, so there is none at ${index} (${trouble})`);
  }
}

function made(items: readonly unknown[], name: string | undefined): SharedMemory {
  const shm = unseen(() => makeSlots(items, name));
  probe?.made("ShareableList", addressOf(refOf(shm) as Ref));
  return shm;
}

function isSequence<T>(source: Iterable<T> | ShareableListOptions): source is Iterable<T> {
  const ok = (typeof source === "object" && source !== null) || typeof source === "string";
  expectType(ok, "sequence", "an iterable of items, or { name }", source);
  return Symbol.iterator in Object(source);
}

function nameIn({ name }: ShareableListOptions): string {
  expectType(typeof name === "string", "name", "a string", name);
  return name;
}

function isSame(a: unknown, b: unknown): boolean {
  if (!(a instanceof Uint8Array && b instanceof Uint8Array)) return a === b;
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** A handle of its own on the memory of a list that has been received. */
function borrowed(address: Ref): SharedMemory {
  const shm = new SharedMemory(new Revival(address));
  take(shm, address);
  return shm;
}

/** Lets the list hold its memory, so that the list itself can be sent. */
function hold(list: object, shm: SharedMemory): void {
  take(list, (refOf(shm) as Ref) | LIST);
}

// Here, and not beside SharedMemory: what is in the memory says which of the two a ref stands for.
defineHandle(KIND.SHARED_MEMORY, (ref) => {
  const type = partOf(ref) === LIST ? ShareableList : SharedMemory;
  return new (type as unknown as new (revival: Revival) => object)(new Revival(ref));
});
