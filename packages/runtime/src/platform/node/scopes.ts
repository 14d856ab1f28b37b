/**
 * Looking inside modules, so that a function that is not exported can be found by its name.
 *
 * In a process started by the runtime, a load hook adds one line to each module of the program: a function that evaluates
 * an expression in the module's scope. The root process has no such hook; there, the scope of a function that is known
 * already is read through the inspector.
 */

import { registerHooks } from "node:module";

/** Where modules leave their evaluators, by URL. */
const SCOPES: unique symbol = Symbol.for("@mp/runtime/scopes");

type Evaluator = (expression: string) => unknown;

function scopes(): Map<string, Evaluator> {
  const holder = globalThis as { [SCOPES]?: Map<string, Evaluator> };
  return (holder[SCOPES] ??= new Map());
}

const PROGRAM_FORMATS = new Set(["module", "module-typescript", "commonjs", "commonjs-typescript"]);

/** Makes every module loaded from now on, in this thread, one that {@link evaluateIn} can look into. */
export function openModules(isOurs: (url: string) => boolean): void {
  scopes();
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const { source } = loaded;
      const opened =
        url.startsWith("file:") &&
        !isOurs(url) &&
        PROGRAM_FORMATS.has(loaded.format ?? "") &&
        source !== undefined &&
        source !== null;
      if (!opened) return loaded;
      const text = typeof source === "string" ? source : Buffer.from(source as Uint8Array).toString();
      // A direct eval sees what the module's own code sees, constants and imports included.
      const line = `globalThis[Symbol.for("@mp/runtime/scopes")].set(${JSON.stringify(url)}, (code) => eval(code));`;
      return { ...loaded, source: `${text}\n;${line}\n` };
    },
  });
}

/** Evaluates an expression in a module's scope; `undefined` if the module can't be looked into. */
export function evaluateIn(module: string, expression: string): { value: unknown } | undefined {
  const evaluate = scopes().get(module);
  return evaluate === undefined ? undefined : { value: evaluate(expression) };
}
