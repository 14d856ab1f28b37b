import { whenAfresh } from "../afresh.ts";
import { expectType } from "../check.ts";
import { ValueError } from "../errors.ts";
import { refOf } from "../kernel/handle.ts";
import { addressOf } from "../kernel/refs.ts";
import { type Probe, probe } from "../trace/probe.ts";
import type { Recording } from "./recording.ts";

/** What this process has named, for traces that begin later. */
const names: { readonly object: WeakRef<object>; readonly name: string }[] = [];
whenAfresh(() => void (names.length = 0));

/**
 * Gives a shared object the name that traces call it by; without one it is called by its kind and number, such as `Lock-1`.
 *
 * The name is for all processes, and for traces that this process starts later as well.
 *
 * @param object a lock, queue, value, array, connection or any other shared object.
 * @param name what to call it.
 * @returns the object.
 * @throws ValueError if it was disposed in this process, or is no shared object.
 *
 * @example
 * ```ts
 * import { Lock } from "@mp/runtime";
 * import { nameObject, startTrace } from "@mp/runtime/trace";
 * const trace = startTrace();
 * const lock = nameObject(new Lock(), "the till");
 * lock.acquireSync();
 * console.log(trace.stop().objects[0]?.name); // => the till
 * ```
 */
export function nameObject<T extends object>(object: T, name: string): T {
  expectType(typeof name === "string", "name", "a string", name);
  const isObject = typeof object === "object" && object !== null;
  if (!isObject || refOf(object) === undefined) {
    throw new ValueError(
      "Only a shared object can be named, and only while it is not disposed in this process",
    );
  }
  names.push({ object: new WeakRef(object), name });
  if (probe !== undefined) tell(probe, object, name);
  return object;
}

/** Tells a recording that begins what has been named so far. */
export function tellNames(recording: Recording): void {
  for (const { object, name } of names) {
    const named = object.deref();
    if (named !== undefined) tell(recording, named, name);
  }
}

function tell(probed: Pick<Probe, "named">, object: object, name: string): void {
  const ref = refOf(object);
  if (ref !== undefined) probed.named(addressOf(ref), name);
}
