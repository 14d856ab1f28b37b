import { KeyError, ValueError } from "../errors.ts";
import { describe } from "../check.ts";
import { expectKey } from "./same.ts";

/** What a dict is filled from: a `Map`, pairs of keys and values, or a plain object. */
export type DictSource<K, V> = Iterable<readonly [K, V]> | Readonly<Record<string, V>>;

/**
 * A dict as the manager's process keeps it: what is to be called through a {@link DictProxy}, there as `get(…)` and `getSync(…)`.
 *
 * It keeps the order of insertion. Keys are primitives, shared objects or proxies. A value is a copy of what was set, so changing what
 * `get` gave changes nothing in the dict: set it again, or keep a proxy of another list or dict in it.
 *
 * @typeParam K what the keys are. @typeParam V what the values are.
 *
 * @example
 * ```ts
 * import { isMainProcess, Manager } from "@mp/runtime";
 * if (isMainProcess) {
 *   await using manager = new Manager();
 *   const ages = manager.dict({ ada: 36 });
 *   await ages.set("alan", 41);
 *   console.log(await ages.get("ada"), await ages.has("grace"), await ages.size()); // => 36 false 2
 *   for await (const [name, age] of ages) console.log(name, age);
 * }
 * // => ada 36
 * // => alan 41
 * ```
 */
export class ManagedDict<K = unknown, V = unknown> implements Iterable<[K, V]> {
  private readonly map: Map<K, V>;

  /** @internal */
  constructor(source?: DictSource<K, V>) {
    this.map = new Map();
    if (source !== undefined) this.update(source);
  }

  /** The value of a key; `fallback` if there is none. */
  get(key: K, fallback?: V): V | undefined {
    return this.map.has(key) ? this.map.get(key) : fallback;
  }

  /** Sets the value of a key (Python's `d[key] = value`). */
  set(key: K, value: V): void {
    expectKey(key, "key");
    this.map.set(key, value);
  }

  /** Whether there is such a key (Python's `key in d`). */
  has(key: K): boolean {
    return this.map.has(key);
  }

  /** Takes a key out (Python's `del d[key]`); says whether it was there. */
  delete(key: K): boolean {
    return this.map.delete(key);
  }

  /**
   * Takes a key out and gives its value; `fallback` if there is no such key.
   *
   * @throws KeyError if there is no such key and no fallback was given.
   */
  pop(key: K, ...fallback: [] | [V]): V {
    if (this.map.has(key)) {
      const value = this.map.get(key) as V;
      this.map.delete(key);
      return value;
    }
    if (fallback.length > 0) return fallback[0] as V;
    throw new KeyError(
      `Cannot pop ${describe(key)}: the dict has no such key; give a fallback, or ask has()`,
    );
  }

  /** Takes out the pair that was put last, and gives it. Throws `KeyError` if the dict is empty. */
  popItem(): [K, V] {
    const last = [...this.map].at(-1);
    if (last === undefined) throw new KeyError("Cannot pop an item: the dict is empty");
    this.map.delete(last[0]);
    return last;
  }

  /** The value of a key, set to `value` first if there is none: one step for all processes. */
  setDefault(key: K, value: V): V {
    if (!this.map.has(key)) this.set(key, value);
    return this.map.get(key) as V;
  }

  /** Sets many pairs, in one step for all processes: those of a `Map`, an array of pairs or a plain object. */
  update(source: DictSource<K, V>): void {
    for (const [key, value] of pairsOf(source)) this.set(key, value);
  }

  /** Takes everything out. */
  clear(): void {
    this.map.clear();
  }

  /** How many keys there are (Python's `len(d)`). */
  size(): number {
    return this.map.size;
  }

  /** The keys, in an array. */
  keys(): K[] {
    return [...this.map.keys()];
  }

  /** The values, in an array. */
  values(): V[] {
    return [...this.map.values()];
  }

  /** The pairs of key and value, in an array (Python's `items()`). */
  entries(): [K, V][] {
    return [...this.map];
  }

  /** A copy, as a `Map`. */
  copy(): Map<K, V> {
    return new Map(this.map);
  }

  /** Pair after pair. */
  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.map.entries();
  }
}

function pairsOf<K, V>(source: DictSource<K, V>): Iterable<readonly [K, V]> {
  const usable = typeof source === "object" && source !== null;
  if (usable && Symbol.iterator in source) return source as Iterable<readonly [K, V]>;
  if (usable) return Object.entries(source) as unknown as [K, V][];
  throw new ValueError(`A dict is filled from a Map, pairs or a plain object, not from ${describe(source)}`);
}
