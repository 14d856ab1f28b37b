/**
 * Shared arrays and memory while somebody wants to be told of each element that is read or written: a proxy stands before the typed array.
 * Its methods tell of the elements that they may touch, and run on the typed array itself.
 */

import { begin, OP, type Op, probe } from "../trace/probe.ts";
import { behindOf, standsFor, untold } from "../trace/watched.ts";
import { readBy, writtenBy } from "./element-ranges.ts";

/** A typed array, whatever its elements are. */
type View = Int32Array<SharedArrayBuffer>;

/** For each part that `subarray` gave, what it is a part of: that keeps the region. */
const wholes = new WeakMap<object, object>();

/** Methods that are about the array and not its elements, or are our own and look for what belongs to the proxy. */
const PLAIN: ReadonlySet<PropertyKey> = new Set(["constructor", "getLock", Symbol.dispose]);
/** Accessors of arrays of characters, which go over the elements by methods: on the proxy, so that it is told. */
const CHARACTERS: ReadonlySet<PropertyKey> = new Set(["value", "raw"]);

/** The array, or a proxy of it if somebody is to be told of its elements. `first` is the number of its first element. */
export function told<V extends object>(array: V, address: number, first = 0): V {
  if (probe?.elements !== true) return array;
  tellOfAtomics();
  const view = array as unknown as View;
  const proxy = new Proxy(view, new Elements(address, first));
  standsFor(proxy, view, address);
  return proxy as unknown as V;
}

class Elements implements ProxyHandler<View> {
  private readonly address: number;
  private readonly first: number;

  constructor(address: number, first: number) {
    this.address = address;
    this.first = first;
  }

  get(view: View, key: PropertyKey, proxy: unknown): unknown {
    const index = indexOf(view, key);
    if (index >= 0) return this.read(view, index);
    // The engine's own accessors want the array itself.
    const value: unknown = Reflect.get(view, key, CHARACTERS.has(key) ? proxy : view);
    if (typeof value !== "function" || PLAIN.has(key)) return value;
    if (key === "subarray") return (...range: [number?, number?]) => this.part(view, proxy as object, range);
    return (...args: unknown[]) => {
      const result = this.call(view, key, value as Method, args.map(untold));
      return result === view ? proxy : result;
    };
  }

  set(view: View, key: PropertyKey, value: unknown, proxy: unknown): boolean {
    const index = indexOf(view, key);
    if (index < 0) return Reflect.set(view, key, value, CHARACTERS.has(key) ? proxy : view);
    const call = begin(OP.WRITE, this.address);
    call?.mark();
    view[index] = value as number;
    call?.event(OP.WRITE, this.first + index, 1, view[index]);
    return true;
  }

  private read(view: View, index: number): unknown {
    const call = begin(OP.READ, this.address);
    const value = view[index];
    call?.event(OP.READ, this.first + index, 1, value);
    return value;
  }

  private part(view: View, whole: object, range: [begin?: number, end?: number]): View {
    const part = view.subarray(...range);
    const skipped = (part.byteOffset - view.byteOffset) / view.BYTES_PER_ELEMENT;
    const proxy = told(part, this.address, this.first + skipped);
    wholes.set(proxy, whole);
    return proxy;
  }

  private call(view: View, key: PropertyKey, method: Method, args: readonly unknown[]): unknown {
    if (key === "at") return this.read(view, placeOf(view, args[0]));
    this.tellRange(OP.READ, readBy(view.length, key, args));
    this.tellRange(OP.WRITE, writtenBy(view.length, key, args));
    return Reflect.apply(method, view, args);
  }

  private tellRange(op: Op, [start, end]: readonly [number, number]): void {
    if (end > start) begin(op, this.address)?.event(op, this.first + start, end - start);
  }
}

type Method = (...args: unknown[]) => unknown;

/** The index that a key is, or -1. */
function indexOf(view: View, key: PropertyKey): number {
  if (typeof key !== "string") return -1;
  const index = Number(key);
  return Number.isInteger(index) && index >= 0 && index < view.length && String(index) === key ? index : -1;
}

/** The index that is meant by the argument of `at`. */
function placeOf({ length }: View, argument: unknown): number {
  const index = Math.trunc(Number(argument)) || 0;
  return index < 0 ? index + length : index;
}

type AtomicsFunction = (array: object, ...args: unknown[]) => unknown;

let tellsOfAtomics = false;

/**
 * Lets `Atomics` take proxies. What it does to an element is a step of its own for a scheduler; it is no event, as it is no race whatever others do.
 */
function tellOfAtomics(): void {
  if (tellsOfAtomics) return;
  tellsOfAtomics = true;
  const real = Atomics as unknown as Record<string, AtomicsFunction>;
  const taking =
    (name: string, call: AtomicsFunction): AtomicsFunction =>
    (array, ...args) => {
      const found = ArrayBuffer.isView(array) ? undefined : behindOf(array);
      if (found === undefined) return call(array, ...args);
      if (!name.startsWith("wait") && name !== "notify") begin(OP.WRITE, found.address);
      return call(found.view, ...args);
    };
  const names = Object.getOwnPropertyNames(real).filter((name) => typeof real[name] === "function");
  const ours = Object.fromEntries(
    names.map((name) => [
      name,
      ARRAYLESS.has(name) ? real[name] : taking(name, real[name] as AtomicsFunction),
    ]),
  );
  Object.defineProperty(ours, Symbol.toStringTag, { value: "Atomics" });
  Object.defineProperty(globalThis, "Atomics", { value: ours, configurable: true, writable: true });
}

/** Functions of `Atomics` that take no array. */
const ARRAYLESS: ReadonlySet<string> = new Set(["isLockFree", "pause"]);
