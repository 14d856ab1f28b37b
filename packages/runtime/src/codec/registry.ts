/**
 * Functions that a module has made known by name, for where the engine can't tell where a function was written: in
 * browsers, and in bundled programs, whose plugin writes these calls.
 */

import { whenAfresh } from "../afresh.ts";
import { expectType } from "../check.ts";
import { port } from "../port.ts";

/** The name of a registered function. */
export interface RegisteredName {
  readonly module: string;
  readonly name: string;
}

/** Functions by name. It may have getters, so that a module can register what is not initialised yet. */
type Table = Readonly<Record<string, unknown>>;
type Factories = Readonly<Record<string, () => Function>>;
/** Loads a module of the bundle, if it is one that has functions; resolves to its exports. */
export type Loader = (module: string) => Promise<Table> | undefined;

/** By module, the latest table first: a module that is loaded anew, after an edit, registers again. */
const tables = new Map<string, Table[]>();
/** By module: functions that are made anew where they are asked for. */
const factories = new Map<string, Factories>();
const names = new WeakMap<Function, RegisteredName>();
const captures = new WeakMap<Function, readonly string[]>();
/** Tables that may hold functions that are not in `names` yet, with their modules. */
const unread = new Map<Table, string>();
const loading = new Map<string, Promise<void>>();
let loader: Loader | undefined;
whenAfresh(() => {
  for (const known of [tables, factories, unread, loading]) known.clear();
});

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
  addTable(module, functions);
}

function addTable(module: string, table: Table): void {
  tables.set(module, [table, ...(tables.get(module) ?? [])]);
  unread.set(table, module);
}

/** Makes known how the functions inside a module's functions are made. The bundler's plugin writes these calls. */
export function registerInline(module: string, made: Factories): void {
  factories.set(module, made);
}

/** Gives a function its name, where it was made. Answers the function. */
export function nameFunction<F extends Function>(fn: F, module: string, name: string): F {
  names.set(fn, { module, name });
  return fn;
}

/** Notes which variables of the code around it a function uses, for the error if it is sent. Answers the function. */
export function markCaptures<F extends Function>(fn: F, captured: readonly string[]): F {
  captures.set(fn, captured);
  return fn;
}

/** The variables that {@link markCaptures} has noted. */
export function markedCaptures(fn: Function): readonly string[] | undefined {
  return captures.get(fn);
}

/** Says how this process loads the modules of its bundle. */
export function setLoader(load: Loader): void {
  loader = load;
}

/** Whether a module is one that this process might still load from its bundle. */
export function mayStillLoad(module: string): boolean {
  return loader !== undefined && !loading.has(module) && !tables.has(module);
}

/** Loads a module, so that functions of it can be found: one of the bundle, or what the platform can load. */
export async function loadModule(module: string): Promise<void> {
  const known = loading.get(module);
  if (known !== undefined) return known;
  const exported = loader?.(module);
  if (exported === undefined) return port().load(module);
  const loaded = exported.then((table) => addTable(module, table));
  loading.set(module, loaded);
  return loaded;
}

/** The name under which a function was registered. */
export function registeredName(fn: Function): RegisteredName | undefined {
  const known = names.get(fn);
  if (known !== undefined || unread.size === 0) return known;
  for (const [table, module] of unread) if (readTable(table, module)) unread.delete(table);
  return names.get(fn);
}

/** The function that a module has registered under a name. */
export function registeredFunction({ module, name }: RegisteredName): Function | undefined {
  for (const table of tables.get(module) ?? []) {
    const found = Object.hasOwn(table, name) ? table[name] : undefined;
    if (typeof found === "function") return found;
  }
  const made = factories.get(module);
  return made !== undefined && Object.hasOwn(made, name) ? made[name]?.() : undefined;
}

/** Notes the names of a table's functions; `false` if some are not initialised yet. */
function readTable(table: Table, module: string): boolean {
  let complete = true;
  for (const name of Object.keys(table)) {
    try {
      const fn = table[name];
      if (typeof fn === "function" && !names.has(fn)) names.set(fn, { module, name });
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
