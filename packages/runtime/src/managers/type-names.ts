/** The types of objects a manager can make, by name and by number. */

import type { Heap } from "../kernel/heap.ts";
import { namesOf } from "./regions.ts";

/** The types that every manager has. */
export const BUILT_IN = ["dict", "list", "set", "Namespace"] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

/** Number of what a method returned, to be passed as a proxy. */
export const ANONYMOUS = -1;

/** The names of a manager's registered types, as they are kept in its region. */
export function packNames(names: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(names.join("\n").length * 3);
  return bytes.subarray(0, new TextEncoder().encodeInto(names.join("\n"), bytes).written);
}

/** The names of a manager's registered types, in the order of their numbers. */
export function registeredNames(heap: Heap, manager: number): readonly string[] {
  const text = new TextDecoder().decode(namesOf(heap, manager));
  return text === "" ? [] : text.split("\n");
}

/** The name of a type. */
export function nameOfType(heap: Heap, manager: number, type: number): string {
  if (type === ANONYMOUS) return "result";
  return BUILT_IN[type] ?? registeredNames(heap, manager)[type - BUILT_IN.length] ?? "object";
}
