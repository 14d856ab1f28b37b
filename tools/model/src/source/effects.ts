/**
 * Which functions may come to an access to shared memory, and so have to be able to stop in the middle.
 *
 * Decided by names over all modules at once: a call may reach whatever function has its name. A name that no module defines
 * and no builtin has is a parameter or a field that holds some function: it may reach anything. What is
 * called for nothing in this way costs a little time; at run time each such call looks at what it got.
 */

import { bare, childrenOf, isFunction, keyName, type Module, nameOf, type Node } from "./parse.ts";

/** Methods of typed arrays and generators, through which shared memory is read, written or driven. */
const REACHING = new Set(["next", "throw", "set", "fill", "slice", "includes", "from", "now"]);
/** Methods of arrays that call back; `run/higher-order.ts` has those that can stop in the middle. */
const HIGHER_ORDER: ReadonlySet<string> = new Set([
  "forEach",
  "map",
  "flatMap",
  "filter",
  "some",
  "every",
  "find",
]);
const NAMESPACES = new Set([
  "Math",
  "Number",
  "Object",
  "JSON",
  "Symbol",
  "String",
  "BigInt",
  "Reflect",
  "console",
]);

const BUILTIN: ReadonlySet<string> = new Set(
  [
    Array,
    Map,
    Set,
    WeakMap,
    WeakSet,
    WeakRef,
    FinalizationRegistry,
    String,
    Number,
    RegExp,
    Date,
    Promise,
    Uint8Array,
    DataView,
    Error,
    AbortSignal,
    TextDecoder,
    TextEncoder,
  ].flatMap((type) => [...prototypeNames(type), ...Object.getOwnPropertyNames(type)]),
);

function prototypeNames(type: { readonly prototype: object }): string[] {
  const names: string[] = [];
  for (let at: object | null = type.prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    names.push(...Object.getOwnPropertyNames(at));
  }
  return names;
}

/** A function of the source. */
interface Unit {
  readonly names: string[];
  readonly node: Node;
  /** Calling it gives an object at once: a generator. */
  readonly isLazy: boolean;
}

/** What is known of all functions of all modules. */
export class Effects {
  private readonly units = new Map<Node, Unit>();
  private readonly named = new Map<string, Unit[]>();
  private readonly reaching = new Set<Node>();
  /** Names of the getters that may come to an access. */
  readonly getters = new Set<string>();

  constructor(modules: readonly Module[]) {
    for (const module of modules) this.collect(module, module.program, []);
    while (this.grow());
  }

  /** Whether a function may come to an access while it is called. */
  reaches(node: Node): boolean {
    return this.reaching.has(node);
  }

  /** Whether a call may come to an access. */
  isReachingCall(call: Node): boolean {
    const callee = bare(call["callee"] as Node);
    if (callee.type === "Super" || callee.type === "Import") return false;
    if (callee.type === "Identifier")
      return this.isReachingName(nameOf(callee), (name) => name in globalThis);
    if (callee.type !== "MemberExpression") return true;
    const object = bare(callee["object"] as Node);
    if (object.type === "Identifier" && NAMESPACES.has(nameOf(object))) return false;
    const name = callee["computed"] === true ? "[]" : nameOf(callee["property"] as Node);
    if (REACHING.has(name) || this.isCalledBack(call)) return true;
    return this.isReachingName(name, (builtin) => BUILTIN.has(builtin));
  }

  /** Whether a call hands a function that may come to an access to a builtin that calls it back. */
  isCalledBack(call: Node): boolean {
    const callee = bare(call["callee"] as Node);
    if (callee.type !== "MemberExpression" || !HIGHER_ORDER.has(nameOf(callee["property"] as Node)))
      return false;
    return (call["arguments"] as Node[]).some((argument) => isFunction(argument) && this.reaches(argument));
  }

  private isReachingName(name: string, isBuiltin: (name: string) => boolean): boolean {
    const units = this.named.get(name);
    if (units !== undefined) return units.some(({ node, isLazy }) => !isLazy && this.reaching.has(node));
    return !isBuiltin(name);
  }

  private collect(module: Module, node: Node, names: string[]): void {
    if (isFunction(node)) {
      const own = node["id"] === null || node["id"] === undefined ? [] : [nameOf(node["id"] as Node)];
      const isLazy = node["generator"] === true;
      const unit: Unit = { names: [...names, ...own], node, isLazy };
      this.units.set(node, unit);
      for (const name of unit.names) this.named.set(name, [...(this.named.get(name) ?? []), unit]);
    }
    for (const child of childrenOf(node)) this.collect(module, child, namesGiven(module, node, child));
  }

  private grow(): boolean {
    const before = this.reaching.size + this.getters.size;
    for (const unit of this.units.values()) {
      if (this.reaching.has(unit.node) || !this.isReachingUnit(unit)) continue;
      this.reaching.add(unit.node);
      for (const name of unit.names) if (name.startsWith("get ")) this.getters.add(name.slice(4));
    }
    return this.reaching.size + this.getters.size > before;
  }

  private isReachingUnit({ node }: Unit): boolean {
    return node["async"] === true || this.isReachingBody(node["body"] as Node);
  }

  private isReachingBody(node: Node): boolean {
    if (isFunction(node)) return false;
    if (node.type === "AwaitExpression") return true;
    if (node.type === "CallExpression" && (isAtomics(node) || this.isReachingCall(node))) return true;
    if (node.type === "NewExpression" && isPromise(node)) return true;
    if (node.type === "MemberExpression" && (isSharedAccess(node) || this.isGetter(node))) return true;
    return childrenOf(node).some((child) => this.isReachingBody(child));
  }

  /** Whether a member expression may call a getter that comes to an access. */
  isGetter(node: Node): boolean {
    return node["computed"] !== true && this.getters.has(nameOf(node["property"] as Node));
  }
}

function namesGiven(module: Module, node: Node, child: Node): string[] {
  if (!isFunction(child)) return [];
  switch (node.type) {
    case "VariableDeclarator":
      return [nameOf(node["id"] as Node)];
    case "AssignmentPattern":
      return [nameOf(node["left"] as Node)];
    case "AssignmentExpression": {
      const left = node["left"] as Node;
      return [nameOf(left.type === "MemberExpression" ? (left["property"] as Node) : left)];
    }
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition": {
      const name = keyName(module, node);
      if (node["kind"] === "constructor") return [];
      return [node["kind"] === "get" ? `get ${name}` : name];
    }
    default:
      return [];
  }
}

/** `Atomics.load(…)`. */
export function isAtomics(call: Node): boolean {
  const callee = bare(call["callee"] as Node);
  if (callee.type !== "MemberExpression") return false;
  const object = bare(callee["object"] as Node);
  return object.type === "Identifier" && nameOf(object) === "Atomics";
}

/** `words[i]`, whatever it is that has the words. */
export function isSharedAccess(node: Node): boolean {
  if (node["computed"] !== true) return false;
  const object = bare(node["object"] as Node);
  if (object.type === "Identifier") return nameOf(object) === "words";
  if (object.type === "MemberExpression") return nameOf(object["property"] as Node) === "words";
  if (object.type !== "CallExpression") return false;
  const callee = bare(object["callee"] as Node);
  return callee.type === "MemberExpression" && nameOf(callee["property"] as Node) === "reach";
}

/** `new Promise(…)`. */
export function isPromise(node: Node): boolean {
  return node.type === "NewExpression" && nameOf(node["callee"] as Node) === "Promise";
}
