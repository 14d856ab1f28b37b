/** Makes what a thread's language is made of unchangeable: prototypes, constructors, and namespaces such as `JSON`. */

/** What no global leads to: the prototypes behind loops and generators. */
function hiddenRoots(): readonly object[] {
  const iterables: readonly Iterable<unknown>[] = [[], new Map(), new Set(), "", "".matchAll(/x/g)];
  return [
    ...iterables.map((each) => each[Symbol.iterator]()),
    new Map().entries(),
    Iterator.from({ next: () => ({ done: true, value: undefined }) }),
    (function* generator() {})(),
    (async function* generator() {})(),
    async () => {},
    function* generator() {},
    async function* generator() {},
  ];
}

/** Assigned to instances by many a program, such as the name of an error: these stay assignable there. */
const OVERRIDDEN = new Set([
  "constructor",
  "message",
  "name",
  "stack",
  "toJSON",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** What it keeps in itself changes all the time. */
function isState(value: object): boolean {
  return value === globalThis || value === Error || value === process || value === process.env;
}

/** Freezes all that is reachable from these objects, by properties and prototypes, and is no state. */
export function freezeAll(roots: readonly object[]): void {
  const seen = new Set<object>();
  const waiting = [...roots, ...hiddenRoots()];
  const protos = new Set<object>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...neighbours(next, protos));
  }
  for (const each of seen) if (!isState(each) && isMadeOf(each, protos)) freeze(each);
}

function neighbours(object: object, protos: Set<object>): readonly object[] {
  const proto = Object.getPrototypeOf(object) as object | null;
  if (proto) protos.add(proto);
  const made: unknown =
    typeof object === "function" && (object as { readonly prototype?: unknown }).prototype;
  if (typeof made === "object" && made !== null) protos.add(made);
  const found: unknown[] = [proto];
  // Data that a host shares with its controller, and bytes, lead nowhere.
  if (!ArrayBuffer.isView(object)) {
    for (const { value, ...accessors } of Object.values(Object.getOwnPropertyDescriptors(object)))
      found.push(value, ...Object.values(accessors));
  }
  return found.filter(
    (each): each is object => (typeof each === "object" && each !== null) || typeof each === "function",
  );
}

/** Whether an object is of the language and not of what runs in it: something inherits from it, it makes things, or it is a namespace. */
function isMadeOf(object: object, protos: ReadonlySet<object>): boolean {
  return protos.has(object) || typeof object === "function" || Object.hasOwn(object, Symbol.toStringTag);
}

function freeze(object: object): void {
  for (const name of OVERRIDDEN) keepAssignable(object, name);
  try {
    Object.freeze(object);
  } catch {
    // Some of Node's own cannot be; they hold nothing that decides.
  }
}

/** A frozen property would keep those who inherit it from having one of their own by assignment. */
function keepAssignable(object: object, name: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(object, name);
  if (!descriptor?.configurable || !("value" in descriptor) || descriptor.writable !== true) return;
  const { value, enumerable = false } = descriptor as { value: unknown; enumerable?: boolean };
  Object.defineProperty(object, name, {
    configurable: false,
    enumerable,
    get: () => value,
    set(this: object, own: unknown) {
      if (this === object)
        throw new TypeError(`${name} of what the language is made of cannot be changed here`);
      Object.defineProperty(this, name, { value: own, configurable: true, enumerable: true, writable: true });
    },
  });
}
