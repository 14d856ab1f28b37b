/**
 * Functions that a module has made known by name, for where the engine can't tell where a function was written: in
 * browsers, and in bundled programs, whose plugin writes these calls.
 */

import { expectType } from "../check.ts";

/** The name of a registered function. */
export interface RegisteredName {
  readonly module: string;
  readonly name: string;
}

/** By module. A table may have getters, so that a module can register what it imports before that is initialised. */
const tables = new Map<string, Readonly<Record<string, unknown>>>();
const names = new WeakMap<Function, RegisteredName>();
/** Tables that may hold functions that are not in `names` yet. */
const unread = new Set<string>();

/**
 * Makes functions of a module known by name, so that other processes can find them (no Python twin).
 *
 * On Node, Deno and Bun functions are found by themselves, and in bundled programs the plugin registers them. What is left are
 * browsers without a bundler, where each module registers the functions it gives to processes and pools.
 * Every process loads the module, and so registers the same names.
 *
 * @param module the module's URL: always `import.meta.url`.
 * @param functions the functions, by any names that are unique in the module.
 * @throws TypeError if `functions` is not an object.
 *
 * @example
 * ```ts
 * import { isMainProcess, Pool, registerFunctions } from "@mp/runtime";
 *
 * function square(x: number) {
 *   return x * x;
 * }
 * registerFunctions(import.meta.url, { square });
 *
 * if (isMainProcess) {
 *   await using pool = new Pool(1);
 *   console.log(await pool.map(square, [1, 2, 3])); // => [ 1, 4, 9 ]
 * }
 * ```
 */
export function registerFunctions(module: string, functions: Readonly<Record<string, Function>>): void {
  expectType(typeof module === "string", "module", "the URL of the module, import.meta.url", module);
  const isTable = typeof functions === "object" && functions !== null;
  expectType(isTable, "functions", "an object of functions, such as { square }", functions);
  tables.set(module, functions);
  unread.add(module);
}

/** The name under which a function was registered. */
export function registeredName(fn: Function): RegisteredName | undefined {
  const known = names.get(fn);
  if (known !== undefined || unread.size === 0) return known;
  for (const module of unread) if (readTable(module)) unread.delete(module);
  return names.get(fn);
}

/** The function that a module has registered under a name. */
export function registeredFunction({ module, name }: RegisteredName): Function | undefined {
  const table = tables.get(module);
  const found = table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
  return typeof found === "function" ? found : undefined;
}

/** Notes the names of a table's functions; `false` if some are not initialised yet. */
function readTable(module: string): boolean {
  let complete = true;
  for (const name of Object.keys(tables.get(module) ?? {})) {
    try {
      const fn = registeredFunction({ module, name });
      if (fn !== undefined && !names.has(fn)) names.set(fn, { module, name });
    } catch {
      complete = false;
    }
  }
  return complete;
}

/** Whether a module has registered functions in this process. */
export function isRegistered(module: string): boolean {
  return tables.has(module);
}
