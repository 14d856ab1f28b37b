import { expectType } from "../check.ts";

/** A namespace as the manager's process keeps it: what a `NamespaceProxy` calls. */
export class ManagedNamespace implements Iterable<[string, unknown]> {
  private readonly named: Map<string, unknown>;

  /** @internal */
  constructor(source: object = {}) {
    expectType(typeof source === "object" && source !== null, "the namespace", "a plain object", source);
    this.named = new Map(Object.entries(source));
  }

  /** What a name stands for; `undefined` if it is not set. */
  get(name: string): unknown {
    return this.named.get(name);
  }

  /** Sets what a name stands for (Python's `ns.name = value`). */
  set(name: string, value: unknown): void {
    expectType(typeof name === "string", "name", "a string", name);
    this.named.set(name, value);
  }

  /** Whether a name is set. */
  has(name: string): boolean {
    return this.named.has(name);
  }

  /** Takes a name out (Python's `del ns.name`); says whether it was there. */
  delete(name: string): boolean {
    return this.named.delete(name);
  }

  /** A copy, as a plain object. */
  copy(): object {
    return Object.fromEntries(this.named);
  }

  /** Pairs of a name and what it stands for. */
  [Symbol.iterator](): IterableIterator<[string, unknown]> {
    return this.named.entries();
  }
}
