import { describe } from "../check.ts";
import { KeyError } from "../errors.ts";
import { expectKey } from "./same.ts";

/**
 * A set as the manager's process keeps it: what is to be called through a {@link SetProxy}, there as `add(…)` and `addSync(…)`.
 *
 * Items are primitives, shared objects or proxies.
 *
 * @typeParam T what the items are.
 *
 * @example
 * ```ts
 * import { isMainProcess, Manager } from "@mp/runtime";
 * if (isMainProcess) {
 *   await using manager = new Manager();
 *   const seen = manager.set(["a"]);
 *   console.log(await seen.add("b"), await seen.add("b"), await seen.size()); // => true false 2
 *   console.log(await seen.union(["c"])); // => Set(3) { 'a', 'b', 'c' }
 * }
 * ```
 */
export class ManagedSet<T = unknown> implements Iterable<T> {
  private readonly items: Set<T>;

  /** @internal */
  constructor(source: Iterable<T> = []) {
    this.items = new Set();
    this.update(source);
  }

  /** Adds an item; says whether it is new: one step for all processes, so exactly one of them is told so. */
  add(item: T): boolean {
    expectKey(item, "item");
    const isNew = !this.items.has(item);
    this.items.add(item);
    return isNew;
  }

  /** Whether an item is in the set. */
  has(item: T): boolean {
    return this.items.has(item);
  }

  /** Takes an item out (Python's `discard`); says whether it was there. */
  delete(item: T): boolean {
    return this.items.delete(item);
  }

  /** Takes an item out. Throws `KeyError` if it is not there. */
  remove(item: T): void {
    if (!this.items.delete(item)) throw new KeyError(`Cannot remove ${describe(item)}: it is not in the set`);
  }

  /** Takes some item out and gives it. Throws `KeyError` if the set is empty. */
  pop(): T {
    const [first] = this.items;
    if (this.items.size === 0) throw new KeyError("Cannot pop an item: the set is empty");
    this.items.delete(first as T);
    return first as T;
  }

  /** Adds many items, in one step for all processes. */
  update(items: Iterable<T>): void {
    for (const item of items) this.add(item);
  }

  /** Takes everything out. */
  clear(): void {
    this.items.clear();
  }

  /** How many items there are (Python's `len(s)`). */
  size(): number {
    return this.items.size;
  }

  /** The items, in an array. */
  values(): T[] {
    return [...this.items];
  }

  /** A copy, as a `Set`. */
  copy(): Set<T> {
    return new Set(this.items);
  }

  /** What is in the set or among `items`, as a `Set`. */
  union(items: Iterable<T>): Set<T> {
    return new Set([...this.items, ...items]);
  }

  /** What is in the set and among `items`, as a `Set`. */
  intersection(items: Iterable<T>): Set<T> {
    const others = new Set(items);
    return new Set([...this.items].filter((item) => others.has(item)));
  }

  /** What is in the set and not among `items`, as a `Set`. */
  difference(items: Iterable<T>): Set<T> {
    const others = new Set(items);
    return new Set([...this.items].filter((item) => !others.has(item)));
  }

  /** What is either in the set or among `items`, as a `Set`. */
  symmetricDifference(items: Iterable<T>): Set<T> {
    const others = new Set(items);
    return new Set([...this.difference(others), ...[...others].filter((item) => !this.items.has(item))]);
  }

  /** Whether all of the set is among `items`. */
  isSubsetOf(items: Iterable<T>): boolean {
    return this.difference(items).size === 0;
  }

  /** Whether all `items` are in the set. */
  isSupersetOf(items: Iterable<T>): boolean {
    return [...items].every((item) => this.items.has(item));
  }

  /** Whether none of `items` is in the set. */
  isDisjointFrom(items: Iterable<T>): boolean {
    return this.intersection(items).size === 0;
  }

  /** Item after item. */
  [Symbol.iterator](): IterableIterator<T> {
    return this.items.values();
  }
}
