/**
 * Functions by reference, as Python's spawn has them: a module, a name, and the source text.
 *
 * The receiver loads the module and takes what the name means there, if that is this very function; otherwise (an
 * arrow function inside a call, say) it evaluates the source in the module's scope, where the module's imports and
 * constants are in reach. Local variables of an enclosing function are not: a function that uses some is refused at the call.
 */

import { whenAfresh } from "../afresh.ts";
import { EncodeError } from "../errors.ts";
import { bundledThread } from "../library.ts";
import { port } from "../port.ts";
import { mayStillLoad, markedCaptures, registeredFunction, registeredName } from "./registry.ts";

export interface FunctionRef {
  /** URL of the module, or `undefined` for code without one. */
  readonly module: string | undefined;
  readonly name: string;
  /** The text of the function; `undefined` if the module has registered the function under the name. */
  readonly source: string | undefined;
  /** Where in the module the source stands, counted from 0. */
  readonly line: number;
  readonly column: number;
}

const described = new WeakMap<Function, FunctionRef>();
const revived = new Map<string, WeakRef<Function>>();
whenAfresh(() => revived.clear());

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The reference of a function. Throws {@link EncodeError} when it can't travel, with the reason and the mend. */
export function describeFunction(fn: Function): FunctionRef {
  const known = described.get(fn);
  if (known !== undefined) return known;
  const ref = refOf(fn);
  described.set(fn, ref);
  revived.set(keyOf(ref), new WeakRef(fn));
  return ref;
}

function refOf(fn: Function): FunctionRef {
  const registered = registeredName(fn);
  if (registered !== undefined) return { ...registered, source: undefined, line: 0, column: 0 };
  const marked = markedCaptures(fn);
  if (marked !== undefined) throw capturing(fn.name, marked);
  const { module, line, column, captured } = port().locate(fn);
  if (captured.length > 0) throw capturing(fn.name, captured);
  if (bundledThread() !== undefined) throw unknownToPlugin(fn.name);
  return { module, name: fn.name, source: Function.prototype.toString.call(fn), line, column };
}

/** The function of a reference; its module must have been loaded. */
export function reviveFunction(ref: FunctionRef): Function {
  const key = keyOf(ref);
  const known = revived.get(key)?.deref();
  if (known !== undefined) return known;
  const fn = ref.source === undefined ? byRegistry(ref) : (byName(ref) ?? bySource(ref));
  described.set(fn, ref);
  revived.set(key, new WeakRef(fn));
  return fn;
}

function byRegistry({ module = "", name }: FunctionRef): Function {
  const found = registeredFunction({ module, name });
  if (found !== undefined) return found;
  throw new EncodeError(
    mayStillLoad(module)
      ? `The function ${name} is of ${module}, which this process has not loaded, and could not load without waiting; pass the function as an argument of the process, or to a pool`
      : `${module} has not registered a function ${name} in this process; call registerFunctions at the top level of the module`,
  );
}

function byName({ module, name, source }: FunctionRef): Function | undefined {
  if (module === undefined || !IDENTIFIER.test(name)) return undefined;
  try {
    const found = port().evaluate(module, name);
    return typeof found === "function" && Function.prototype.toString.call(found) === source
      ? found
      : undefined;
  } catch {
    return undefined;
  }
}

function bySource({ module, name, source, line, column }: FunctionRef): Function {
  const failures: unknown[] = [];
  // Put where it stands in the module, so that stacks name its own lines.
  const indent = "\n".repeat(line) + " ".repeat(Math.max(0, column - 1));
  const home = module === undefined ? "" : `\n//# sourceURL=${module}`;
  // The second form is for methods, `{ twice(x) { … } }`, whose text is not an expression by itself.
  for (const expression of [`(${source}\n)`, `Object.values({ ${source}\n})[0]`]) {
    try {
      const made = port().evaluate(module, indent + expression + home);
      if (typeof made === "function") return made;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new EncodeError(
    `The function ${name || "(anonymous)"} of ${module ?? "a program without a module"} could not be found in this process`,
    { cause: failures[0] },
  );
}

function keyOf({ module, name, source }: FunctionRef): string {
  return `${module}\n${name}\n${source}`;
}

/** In a bundle, neither its place nor its text leads to a function. */
function unknownToPlugin(name: string): EncodeError {
  return new EncodeError(
    `the function ${name || "(anonymous)"} has no name that other processes know: the bundler's plugin names functions of modules that import ` +
      "@mp/runtime, or that its option `include` is for, unless they use local variables of the code around them; " +
      "pass such variables as arguments, or name the module in `include`",
  );
}

function capturing(name: string, captured: readonly string[]): EncodeError {
  const several = captured.length > 1;
  return new EncodeError(
    `the function ${name || "(anonymous)"} uses the local variable${several ? "s" : ""} ${captured.join(", ")} of the code around it, ` +
      `which another process does not have; pass ${several ? "them" : "it"} as an argument, or move ${several ? "them" : "it"} to the top level of the module`,
  );
}
