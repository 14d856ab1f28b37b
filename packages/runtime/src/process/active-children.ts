import { knownChildren } from "./children.ts";
import { Process } from "./process.ts";

/**
 * The children of this process that are alive (Python's `active_children()`).
 *
 * @example
 * ```ts
 * import { activeChildren } from "@mp/runtime";
 * console.log(activeChildren().length); // => 0
 * ```
 */
export function activeChildren(): Process[] {
  return knownChildren()
    .map(({ owner }) => owner as Process)
    .filter((child) => child.isAlive());
}
