/** Finds where in a value the part lies that could not be encoded. Only runs when encoding has failed. */

import { refOf } from "../kernel/handle.ts";

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** The path to `part` inside `value`, such as `args[0].handlers.onDone`; `root` if it can't be found. An empty `root` is left out. */
export function pathTo(value: unknown, part: unknown, root: string): string {
  const visited = new Set<object>();
  const waiting: [string, unknown][] = [[root, value]];
  // Breadth first: the list grows behind the place where it is read.
  for (const [path, here] of waiting) {
    if (Object.is(here, part)) return path;
    if (typeof here !== "object" || here === null || visited.has(here) || isWhole(here)) continue;
    visited.add(here);
    for (const child of children(path, here)) waiting.push(child);
  }
  return root;
}

/** Whether a value is encoded without a look at its parts: what a handle refers to, or bytes. */
function isWhole(value: object): boolean {
  return refOf(value) !== undefined || ArrayBuffer.isView(value);
}

function children(path: string, parent: object): [string, unknown][] {
  if (parent instanceof Map) {
    return [...parent].flatMap(([key, value], at): [string, unknown][] => [
      [`${path}.keys()[${at}]`, key],
      [`${path}.get(${label(key)})`, value],
    ]);
  }
  if (parent instanceof Set) return [...parent].map((value, at) => [`${path}.values()[${at}]`, value]);
  const own = Object.keys(parent);
  if (parent instanceof Error) own.push("cause", "errors");
  return own.map((key) => [step(path, key, parent), (parent as Record<string, unknown>)[key]]);
}

function step(path: string, key: string, parent: object): string {
  if (Array.isArray(parent)) return `${path}[${key}]`;
  if (path === "") return key;
  return IDENTIFIER.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

function label(key: unknown): string {
  return typeof key === "object" && key !== null
    ? "…"
    : typeof key === "string"
      ? JSON.stringify(key)
      : String(key);
}
