/** What the modules of a program that is given as text import from the library: of the main process, and of the others. */

import * as bundled from "../bundled.ts";
import * as core from "../core.ts";
import * as trace from "../recorder/index.ts";
import type { Namespace } from "./modules.ts";

/** Gives the namespace of one of the library's entries, by its name. */
export function libraries(isRoot: boolean): (specifier: string) => Namespace | undefined {
  const known = isRoot ? ROOT_LIBRARIES : CHILD_LIBRARIES;
  return (specifier) => known.get(specifier);
}

const ROOT_LIBRARIES = librariesOf(true);
const CHILD_LIBRARIES = librariesOf(false);

function librariesOf(isMainProcess: boolean): Map<string, Namespace> {
  const nothing = (): void => {};
  return new Map<string, Namespace>([
    ["@mp/runtime", { ...core, isMainProcess }],
    ["@mp/runtime/trace", { ...trace }],
    ["@mp/runtime/internal/bundled", { ...bundled, setThread: nothing }],
  ]);
}
