/** What a manager's server can make, and how it treats what it made. */

import { ManagedDict, type DictSource } from "./dict.ts";
import { ManagedList } from "./list.ts";
import { ManagedNamespace } from "./namespace.ts";
import { ManagedSet } from "./set.ts";
import { BUILT_IN, type BuiltIn } from "./type-names.ts";

/** A registered type, as the server is told of it. */
export interface Registration {
  readonly name: string;
  readonly type: Function;
  readonly exposed: readonly string[] | undefined;
  readonly proxies: readonly string[] | undefined;
}

/** A type of objects, in the server. */
export interface ManagedType {
  readonly name: string;
  readonly make: (args: readonly unknown[]) => unknown;
  /** The methods that other processes may call, if not all public ones. */
  readonly exposed?: ReadonlySet<string> | undefined;
  /** The methods whose results are passed as proxies. */
  readonly proxies?: ReadonlySet<string> | undefined;
  /** Told of each result that has been given to its caller. */
  readonly given?: (result: unknown) => void;
}

const MAKERS: Readonly<Record<BuiltIn, ManagedType["make"]>> = {
  dict: ([source]) => new ManagedDict(source as DictSource<unknown, unknown> | undefined),
  list: ([source]) => new ManagedList(source as Iterable<unknown> | undefined),
  set: ([source]) => new ManagedSet(source as Iterable<unknown> | undefined),
  Namespace: ([source]) => new ManagedNamespace(source as object | undefined),
};

/** What a method returned, passed as a proxy. */
export const RESULT: ManagedType = { name: "result", make: () => undefined };

/** All types of a manager, in the order of their numbers. */
export function typesOf(registrations: readonly Registration[]): ManagedType[] {
  const builtIn = BUILT_IN.map((name): ManagedType => ({ name, make: MAKERS[name] }));
  return [...builtIn, ...registrations.map(registered)];
}

function registered({ name, type, exposed, proxies }: Registration): ManagedType {
  const make = isClass(type)
    ? (args: readonly unknown[]): object => Reflect.construct(type, args) as object
    : (args: readonly unknown[]): unknown => Reflect.apply(type, undefined, args);
  return { name, make, exposed: exposed && new Set(exposed), proxies: proxies && new Set(proxies) };
}

function isClass(type: Function): boolean {
  return Function.prototype.toString.call(type).startsWith("class");
}
