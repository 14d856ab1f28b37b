/** What can't be sent, and how to mend it. */

/** A class whose objects must stay in their process says why under this symbol. */
export const UNSENDABLE: unique symbol = Symbol.for("@mp/runtime/unsendable");

/** Thrown at the part that can't be encoded; the path is found only then. */
export class Refusal extends Error {
  readonly part: unknown;
  constructor(part: unknown, reason: string) {
    super(reason);
    this.part = part;
  }
}

/** Native classes whose objects hold something that bytes can't carry. */
const STUCK: Readonly<Record<string, string>> = {
  Promise: "await it and send its result",
  WeakMap: "send a Map",
  WeakSet: "send a Set",
  WeakRef: "send what it refers to",
  Generator: "send an array of its items",
  AsyncGenerator: "send its items through a queue",
  SharedArrayBuffer: "use an Array or SharedMemory of this library, whose handle can be sent",
  MessagePort: "use a Pipe or a Queue",
  Symbol: "symbols are unique to their process; send a string",
  Blob: "send its bytes, as an ArrayBuffer",
  File: "send its name and its bytes, as an ArrayBuffer",
};

/** How to mend a value of a class that can't be sent; `undefined` if it can. */
export function mendOf(value: object, native: string): string | undefined {
  const unsendable = (value as { [UNSENDABLE]?: string })[UNSENDABLE];
  if (unsendable !== undefined) return unsendable;
  // `[object Map Iterator]` and kin.
  if (native.includes("Iterator")) return "send an array of its items";
  const name = native.slice("[object ".length, -1);
  // Node's message ports say that they are plain objects.
  const isPort = (value.constructor as { name?: string } | undefined)?.name === "MessagePort";
  return Object.hasOwn(STUCK, name) ? STUCK[name] : isPort ? STUCK["MessagePort"] : undefined;
}
