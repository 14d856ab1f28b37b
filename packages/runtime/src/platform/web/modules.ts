/**
 * Finding functions in a browser, where nobody can look inside a module: what a module registered, what it exports, and arrow
 * functions by their text.
 */

import { isRegistered } from "../../codec/registry.ts";
import { EncodeError } from "../../errors.ts";
import type { FunctionSite } from "../../port.ts";
import { bundledThread, IS_BUNDLED, LIBRARY } from "../../library.ts";
import { callingModule } from "./caller.ts";

const NATIVE = /\{\s*\[native code\]\s*\}\s*$/;
const IS_URL = /^[a-z][a-z\d+.-]*:/i;
const IS_IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

const namespaces = new Map<string, Readonly<Record<string, unknown>>>();

/** Takes a function for one of the module that hands it to the library. */
export function locate(fn: Function): FunctionSite {
  if (NATIVE.test(Function.prototype.toString.call(fn))) {
    throw new EncodeError(
      `the function ${fn.name || "(anonymous)"} is native or bound, so it has no text to find it by; wrap it in a function of your module`,
    );
  }
  if (isBundledWithoutPlugin()) {
    throw new EncodeError(
      `the function ${fn.name || "(anonymous)"} can't be found by other processes, as this program was bundled without the plugin of its bundler: ` +
        "add @mp/runtime/vite, /rollup, /esbuild or /webpack to its plugins",
    );
  }
  return { module: callingModule(), line: 0, column: 0, captured: [] };
}

/** Webpack names the source as the place of a module, which for a page is none. */
function isBundledWithoutPlugin(): boolean {
  return bundledThread() === undefined && (IS_BUNDLED || LIBRARY.startsWith("file:"));
}

/** Loads a module, unless its functions are there already. */
export async function load(module: string): Promise<void> {
  if (isRegistered(module) || namespaces.has(module)) return;
  if (!IS_URL.test(module)) {
    throw new EncodeError(
      `The module ${module} is no URL, and has registered no functions in this process; import it in the script of the worker, ` +
        "or pass import.meta.url to registerFunctions",
    );
  }
  namespaces.set(
    module,
    (await import(/* @vite-ignore */ /* webpackIgnore: true */ module)) as object as never,
  );
}

/** Gives what a module exports, or the value of a text. */
export function evaluate(module: string | undefined, expression: string): unknown {
  if (module !== undefined && IS_IDENTIFIER.test(expression)) return exportOf(module, expression);
  if (module !== undefined && DECLARED.test(expression)) throw notExported(module);
  // oxlint-disable-next-line no-eval -- the text of a function that came from a process of this very program
  return (0, eval)(expression);
}

/** The text of a function or class with a name: it most likely stands at the top of its module and uses what is around it. */
const DECLARED = /^\s*\(\s*(?:async\s+)?(?:function\s*\*?|class)\s*[\p{ID_Start}$_]/u;

function exportOf(module: string, name: string): unknown {
  const exported = namespaces.get(module) ?? {};
  const byName = Object.values(exported).find((value) => typeof value === "function" && value.name === name);
  return exported[name] ?? byName;
}

function notExported(module: string): EncodeError {
  return new EncodeError(
    `${module} neither exports nor registers it. Export it, or call registerFunctions(import.meta.url, { … }) with it in the module ` +
      "where it is written; if that is another module, it must register it",
  );
}
