/**
 * Finding the module of a function where the engine does not tell: among the modules of the calls that led here, since a function is
 * mostly given to a process where it was written or imported. The child looks the name up there, imports included, and believes it
 * only if the text is the same.
 */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EncodeError } from "../../errors.ts";
import type { FunctionSite } from "../../port.ts";
import { callers } from "./callers.ts";
import { evaluateIn, openModules } from "./scopes.ts";

const NATIVE = /\{\s*\[native code\]\s*\}$/;

/** Finds the module of `fn`; `main` is the URL of the program's main module, the last to be looked at. */
export function siteByStack(fn: Function, main: string): FunctionSite {
  const text = Function.prototype.toString.call(fn);
  if (NATIVE.test(text)) {
    throw new EncodeError(
      `the function ${fn.name || "(anonymous)"} is native or bound, so it has no text to find it by; wrap it in a function of your module`,
    );
  }
  return { module: openHome(fn) ?? likelyHome(fn.name, text, main), line: 0, column: 0, captured: [] };
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
  const byName = (url: string): boolean => name !== "" && mentions(sourceOf(url), name);
  return modules.find((url) => sourceOf(url).includes(text)) ?? modules.find(byName) ?? modules[0];
}

function mentions(source: string, name: string): boolean {
  return source.split(/[^\p{ID_Continue}$]+/u).includes(name);
}

const sources = new Map<string, string>();

function sourceOf(url: string): string {
  const known = sources.get(url);
  if (known !== undefined) return known;
  const source = read(url);
  sources.set(url, source);
  return source;
}

function read(url: string): string {
  try {
    return readFileSync(fileURLToPath(url), "utf8");
  } catch {
    // A program may be there without its files, as in an executable made of it.
    return "";
  }
}
