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
import { sourceOf, words } from "./sources.ts";

const NATIVE = /\{\s*\[native code\]\s*\}$/;

/** Finds the module of `fn`; `main` is the URL of the program's main module, the last to be looked at. */
export function siteByStack(fn: Function, main: string): FunctionSite {
  const text = Function.prototype.toString.call(fn);
  if (NATIVE.test(text)) {
    throw new EncodeError(
      `the function ${fn.name || "(anonymous)"} is native or bound, so it has no text to find it by; wrap it in a function of your module`,
    );
  }
  const module = openHome(fn) ?? likelyHome(fn.name, text, main);
  const captured = module === undefined ? [] : capturedVariables(text, module);
  return { module, line: 0, column: 0, captured };
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

/** The first caller that has the text of the function, or else its name, or else the first there is. */
function likelyHome(name: string, text: string, main: string): string | undefined {
  const modules = [...new Set([...callers(), main])].filter((url) => url.startsWith("file:"));
  const hasName = (url: string): boolean => name !== "" && words(sourceOf(url)).includes(name);
  return modules.find((url) => sourceOf(url).includes(text)) ?? modules.find(hasName) ?? modules[0];
}
