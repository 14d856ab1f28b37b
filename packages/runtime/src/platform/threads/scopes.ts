/**
 * Looking inside modules, so that a function that is not exported can be found by its name.
 *
 * In a process started by the runtime, a load hook adds one line to each module of the program: a function that evaluates
 * an expression in the module's scope. The root process has no such hook: its modules are there before it could be set.
 */

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** Where modules leave their evaluators, by URL. */
const SCOPES: unique symbol = Symbol.for("@mp/runtime/scopes");

type Evaluator = (expression: string) => unknown;

function scopes(): Map<string, Evaluator> {
  const holder = globalThis as { [SCOPES]?: Map<string, Evaluator> };
  return (holder[SCOPES] ??= new Map());
}

/** The text of a module with the line that opens it. */
export function opened(url: string, source: string | Uint8Array): string {
  scopes();
  const text = typeof source === "string" ? source : Buffer.from(source).toString();
  // A direct eval sees what the module's own code sees, constants and imports included.
  const line = `globalThis[Symbol.for("@mp/runtime/scopes")].set(${JSON.stringify(url)}, (code) => eval(code));`;
  return `${text}\n;${line}\n`;
}

/** Evaluates an expression in a module's scope; `undefined` if the module can't be looked into. */
export function evaluateIn(module: string, expression: string): { value: unknown } | undefined {
  const evaluate = scopes().get(module);
  return evaluate === undefined ? undefined : { value: evaluate(expression) };
}

/** The URLs of the modules that can be looked into. */
export function openModules(): Iterable<string> {
  return scopes().keys();
}

const here = import.meta.url;

/** What a module exports under a name, if it can be had without waiting. */
export function exportOf(module: string, name: string): unknown {
  try {
    // Not `createRequire(import.meta.url)`: a bundler would look for what is required.
    const namespace: unknown = createRequire(here)(fileURLToPath(module));
    return (namespace as Record<string, unknown>)[name];
  } catch {
    // A module with a top-level await can't be required; there is no other way to its exports without waiting.
    return undefined;
  }
}
