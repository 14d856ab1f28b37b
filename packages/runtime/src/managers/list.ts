import { describe, expectInteger, expectType } from "../check.ts";
import { IndexError, ValueError } from "../errors.ts";
import { equalTo } from "./same.ts";

/**
 * A list as the manager's process keeps it: what is to be called through a {@link ListProxy}, there as `get(…)` and `getSync(…)`.
 *
 * Negative indexes count from the end, as in Python. An item is a copy of what was put, so changing what `get` gave changes nothing in
 * the list: set it again, or keep a proxy of another list or dict in it.
 *
 * @typeParam T what the items are.
 *
 * @example
 * ```ts
 * import { isMainProcess, Manager } from "@mp/runtime";
 * if (isMainProcess) {
 *   await using manager = new Manager();
 *   const list = manager.list([3, 1, 2]);
 *   await list.append(4);
 *   await list.sort();
 *   console.log(await list.copy(), await list.get(-1), await list.pop()); // => [ 1, 2, 3, 4 ] 4 4
 * }
 * ```
 */
export class ManagedList<T = unknown> implements Iterable<T> {
  private readonly items: T[];

  /** @internal */
  constructor(source: Iterable<T> = []) {
    this.items = [...source];
  }

  /** The item at an index. Throws `IndexError` if there is none. */
  get(index: number): T {
    return this.items[this.place(index)] as T;
  }

  /** Replaces the item at an index. Throws `IndexError` if there is none. */
  set(index: number, item: T): void {
    this.items[this.place(index)] = item;
  }

  /** How many items there are (Python's `len(l)`). */
  length(): number {
    return this.items.length;
  }

  /** Adds an item at the end. */
  append(item: T): void {
    this.items.push(item);
  }

  /** Adds many items at the end, in one step for all processes. */
  extend(items: Iterable<T>): void {
    for (const item of items) this.items.push(item);
  }

  /** Puts an item before that at an index; an index beyond an end means that end. */
  insert(index: number, item: T): void {
    expectInteger(index, "index", Number.NEGATIVE_INFINITY);
    this.items.splice(index, 0, item);
  }

  /** Takes out the item at an index, the last if left out, and gives it. Throws `IndexError` if there is none. */
  pop(index = -1): T {
    return this.items.splice(this.place(index), 1)[0] as T;
  }

  /** Takes out the item at an index (Python's `del l[index]`). Throws `IndexError` if there is none. */
  delete(index: number): void {
    this.items.splice(this.place(index), 1);
  }

  /** Takes out the first item that equals `item`. Throws `ValueError` if there is none. */
  remove(item: T): void {
    this.items.splice(this.index(item), 1);
  }

  /** The index of the first item that equals `item`. Throws `ValueError` if there is none. */
  index(item: T): number {
    const index = this.items.findIndex(equalTo(item));
    if (index < 0) throw new ValueError(`${describe(item)} is not in the list`);
    return index;
  }

  /** How many items equal `item`. */
  count(item: T): number {
    return this.items.filter(equalTo(item)).length;
  }

  /** Whether an item equals `item` (Python's `item in l`). */
  includes(item: T): boolean {
    return this.items.some(equalTo(item));
  }

  /** Reverses the order of the items. */
  reverse(): void {
    this.items.reverse();
  }

  /**
   * Sorts the items: numbers by size and strings by their characters, as Python does; or as `compare` says, which is a function of a module,
   * called in the manager's process.
   *
   * @throws TypeError if there is no `compare`, and the items are not all numbers or all strings.
   */
  sort(compare?: (a: T, b: T) => number): void {
    if (compare === undefined) expectSortable(this.items);
    this.items.sort(compare ?? ascending);
  }

  /** A copy of the items from `start` up to, and without, `end` (Python's `l[start:end]`). */
  slice(start?: number, end?: number): T[] {
    return this.items.slice(start, end);
  }

  /** Takes everything out. */
  clear(): void {
    this.items.length = 0;
  }

  /** A copy, as an array. */
  copy(): T[] {
    return [...this.items];
  }

  /** Item after item. */
  [Symbol.iterator](): IterableIterator<T> {
    return this.items.values();
  }

  private place(index: number): number {
    expectInteger(index, "index", Number.NEGATIVE_INFINITY);
    const { length } = this.items;
    const place = index < 0 ? index + length : index;
    if (place >= 0 && place < length) return place;
    throw new IndexError(
      `The list has ${length} items, so there is none at ${index} (list index out of range)`,
    );
  }
}

function ascending(a: unknown, b: unknown): number {
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}

function expectSortable(items: readonly unknown[]): void {
  const isNumber = (item: unknown): boolean => typeof item === "number" || typeof item === "bigint";
  const isKind = isNumber(items[0]) ? isNumber : (item: unknown): boolean => typeof item === "string";
  const odd = items.find((item) => !isKind(item));
  expectType(
    items.every(isKind),
    "each item to be sorted without compare",
    "a number, or each a string",
    odd,
  );
}
