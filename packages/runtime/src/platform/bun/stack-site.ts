/**
 * Finding the module of a function, which Bun does not tell: among the modules of the calls that led here, since a function is
 * mostly given to a process where it was written or imported. The child looks the name up there, imports included, and believes it
 * only if the text is the same.
 */

import { EncodeError } from "../../errors.ts";
import type { FunctionSite } from "../../port.ts";
import { evaluateIn, openModules } from "../threads/scopes.ts";
import { callers } from "./callers.ts";
import { capturedVariables } from "./captured.ts";
import { contains, sourceOf, words } from "./sources.ts";

const NATIVE = /\{\s*\[native code\]\s*\}$/;

/** Finds the module of `fn`; `main` is the URL of the program's main module, the last to be looked at. */
export function siteByStack(fn: Function, main: string): FunctionSite {
  const text = Function.prototype.toString.call(fn);
  if (NATIVE.test(text)) {
    throw new EncodeError(
      `the function ${fn.name || "(anonymous)"} is native or bound, so it has no text to find it by; wrap it in a function of your module`,
    );
  }
  const candidates = [...new Set([...callers(), main])].filter((url) => url.startsWith("file:"));
  const written = candidates.find((url) => contains(url, text));
  // Only where the function stands for certain, what it captures can be told; elsewhere the child will, by a ReferenceError.
  const captured = written === undefined ? [] : capturedVariables(text, written);
  return { module: openHome(fn) ?? written ?? likelyHome(fn.name, candidates), line: 0, column: 0, captured };
}

/** In a process that was started, modules can be asked for the very function. */
function openHome(fn: Function): string | undefined {
  for (const module of openModules()) if (variableIn(module, fn.name) === fn) return module;
  return undefined;
}

function variableIn(module: string, name: string): unknown {
  try {
    return evaluateIn(module, name)?.value;
  } catch {
    // The module has nothing of this name.
    return undefined;
  }
}

/** The first caller that has the name of the function, as one that imports it has, or else the first there is. */
function likelyHome(name: string, candidates: readonly string[]): string | undefined {
  const hasName = (url: string): boolean => name !== "" && words(sourceOf(url)).includes(name);
  return candidates.find(hasName) ?? candidates[0];
}
