/** The handles of objects that a manager keeps. */

import { UNSENDABLE } from "../codec/refusal.ts";
import { family } from "../kernel/family.ts";
import { defineHandle, release } from "../kernel/handle.ts";
import { KIND } from "../kernel/layout.ts";
import { addressOf, partOf } from "../kernel/refs.ts";
import { invoke, invokeSync } from "./call.ts";
import { ITERATE } from "./protocol.ts";
import { managerOf, PROXY, typeOf } from "./regions.ts";
import { nameOfType } from "./type-names.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- arguments are checked against the method's own type
type Method = (...args: any[]) => unknown;

/** Names that a proxy does not pass on: those of another method's blocking face, and of what JavaScript calls by itself. */
type Unexposed = `_${string}` | `${string}Sync` | "then" | "toJSON" | NameOfObject;
type NameOfObject =
  | "constructor"
  | "hasOwnProperty"
  | "isPrototypeOf"
  | "propertyIsEnumerable"
  | "toLocaleString"
  | "toString"
  | "valueOf";

/** The names of the methods that a proxy of `T` has. */
type ExposedName<T> = {
  [K in keyof T]: K extends string
    ? T[K] extends Method
      ? K extends Unexposed
        ? never
        : K
      : never
    : never;
}[keyof T];

type Result<M, AsProxy> = M extends (...args: never) => infer R
  ? AsProxy extends true
    ? RemoteProxy<Awaited<R>>
    : Awaited<R>
  : never;
type ArgumentsOf<M> = M extends (...args: infer A) => unknown ? A : never;

/**
 * What a manager gives for an object of type `T` that it keeps: each method `m` of it as `m(…)`, which gives a promise, and as `mSync(…)`,
 * which blocks the thread. Results and arguments are copies, but for shared objects and proxies, which are passed as such.
 *
 * Of an object that can be iterated over, `for await` goes through a copy of what it has at that moment.
 *
 * A proxy can be passed to other processes as any shared object. When no process has one any more, the manager lets the object go;
 * `using` or `[Symbol.dispose]()` gives this process's hold back at once.
 *
 * @typeParam T what the object is. @typeParam P names of the methods whose results come as proxies.
 */
export type RemoteProxy<T, P extends string = never> = Disposable & {
  /** What it is, for people. */
  toString(): string;
} & {
  readonly [K in ExposedName<T>]: (
    ...args: ArgumentsOf<T[K]>
  ) => Promise<Result<T[K], K extends P ? true : false>>;
} & {
  readonly [K in ExposedName<T> & string as `${K}Sync`]: (
    ...args: ArgumentsOf<T[K]>
  ) => Result<T[K], K extends P ? true : false>;
} & (T extends Iterable<infer I> ? AsyncIterable<I> : unknown);

/** What Node shows of an object, when it has a method of this name. */
const INSPECT: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** The object behind a proxy's traps: what it is, and what belongs to the proxy itself. */
class Target {
  static {
    Object.defineProperty(Target.prototype, UNSENDABLE, {
      value: "it is a proxy that was disposed in this process; make or receive another one",
    });
  }

  readonly #name: string;
  readonly #methods = new Map<string, Method>();

  constructor(name: string) {
    this.#name = name;
  }

  /** The face of a method: `proxy` is who calls it. */
  method(proxy: object, key: string): Method {
    const known = this.#methods.get(key);
    if (known !== undefined) return known;
    const made = face(proxy, this.#name, key);
    this.#methods.set(key, made);
    return made;
  }

  /** What a proxy is, for people. */
  describe(): string {
    return `<proxy of a ${this.#name}>`;
  }

  /** Goes through a copy of what the object has now. */
  async *iterate(proxy: object): AsyncGenerator<unknown, void> {
    yield* (await invoke(proxy, { method: ITERATE, args: [], name: this.#name })) as unknown[];
  }

  toString(): string {
    return targetOf(this).describe();
  }

  [INSPECT](): string {
    return targetOf(this).describe();
  }

  [Symbol.dispose](): void {
    release(this);
  }

  [Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    return targetOf(this).iterate(this);
  }
}

const targets = new WeakMap<object, Target>();

/** The target of a proxy; or of a target, which Node looks at in place of the proxy. */
function targetOf(proxy: Target): Target {
  return targets.get(proxy) ?? proxy;
}

/** Asked for by `await` and `JSON.stringify` of whatever they are given. */
const UNASKED = new Set(["then", "toJSON"]);
const SYNC = "Sync";

const traps: ProxyHandler<Target> = {
  get(target, key, proxy: object) {
    if (typeof key === "symbol" || key in Object.prototype) return Reflect.get(target, key) as unknown;
    if (UNASKED.has(key)) return undefined;
    return target.method(proxy, key);
  },
  set(target, key) {
    throw new TypeError(
      `Cannot set ${String(key)} of ${target.describe()}: it passes on calls of methods, and has no fields`,
    );
  },
};

function face(proxy: object, name: string, key: string): Method {
  if (!key.endsWith(SYNC)) return (...args) => invoke(proxy, { method: key, args, name });
  const method = key.slice(0, -SYNC.length);
  return (...args) => invokeSync(proxy, { method, args, name });
}

/** Makes a proxy of a referent; the caller lets it take a count. */
export function makeProxy(referent: number): object {
  const { heap } = family();
  const target = new Target(nameOfType(heap, managerOf(heap, referent), typeOf(heap, referent)));
  const proxy = new Proxy(target, traps);
  targets.set(proxy, target);
  return proxy;
}

defineHandle(KIND.REFERENT, (ref) => (partOf(ref) === PROXY ? makeProxy(addressOf(ref)) : {}));
