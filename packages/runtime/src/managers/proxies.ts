import type { ManagedDict } from "./dict.ts";
import type { ManagedList } from "./list.ts";
import type { RemoteProxy } from "./proxy.ts";
import type { ManagedSet } from "./set.ts";

/** A dict that a manager keeps: the methods of {@link ManagedDict}, each in both faces. */
export type DictProxy<K = unknown, V = unknown> = RemoteProxy<ManagedDict<K, V>>;

/** A list that a manager keeps: the methods of {@link ManagedList}, each in both faces. */
export type ListProxy<T = unknown> = RemoteProxy<ManagedList<T>>;

/** A set that a manager keeps: the methods of {@link ManagedSet}, each in both faces. */
export type SetProxy<T = unknown> = RemoteProxy<ManagedSet<T>>;

/**
 * A namespace that a manager keeps (Python's `Namespace`): named values, each of its own type.
 *
 * @typeParam T the names and what they stand for.
 *
 * @example
 * ```ts
 * import { isMainProcess, Manager } from "@mp/runtime";
 * if (isMainProcess) {
 *   await using manager = new Manager();
 *   const settings = manager.Namespace({ retries: 3, host: "local" });
 *   await settings.set("retries", 5);
 *   console.log(await settings.get("retries"), settings.copySync()); // => 5 { retries: 5, host: 'local' }
 * }
 * ```
 */
export interface NamespaceProxy<T extends object = Record<string, unknown>>
  extends Disposable, AsyncIterable<[keyof T & string, T[keyof T & string]]> {
  /** What a name stands for; `undefined` if it is not set. */
  get<K extends keyof T & string>(name: K): Promise<T[K]>;
  /** Like {@link NamespaceProxy.get}, blocking this thread. */
  getSync<K extends keyof T & string>(name: K): T[K];
  /** Sets what a name stands for (Python's `ns.name = value`). */
  set<K extends keyof T & string>(name: K, value: T[K]): Promise<void>;
  /** Like {@link NamespaceProxy.set}, blocking this thread. */
  setSync<K extends keyof T & string>(name: K, value: T[K]): void;
  /** Whether a name is set. */
  has(name: string): Promise<boolean>;
  /** Like {@link NamespaceProxy.has}, blocking this thread. */
  hasSync(name: string): boolean;
  /** Takes a name out (Python's `del ns.name`); says whether it was there. */
  delete(name: keyof T & string): Promise<boolean>;
  /** Like {@link NamespaceProxy.delete}, blocking this thread. */
  deleteSync(name: keyof T & string): boolean;
  /** A copy, as a plain object. */
  copy(): Promise<T>;
  /** Like {@link NamespaceProxy.copy}, blocking this thread. */
  copySync(): T;
}
