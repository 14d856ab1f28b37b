/** Finding functions and what stands beside them by V8's inspector, as Node and Deno have it. */

import type { FunctionSite } from "../../port.ts";
import { inspectFunction, variableBeside } from "./inspect-function.ts";

/** A function of each module that this process has looked at: the way into the module's scope, in the root process. */
const witnesses = new Map<string, WeakRef<Function>>();

/** Finds where a function was written; see the port. */
export function locate(fn: Function): FunctionSite {
  const site = inspectFunction(fn);
  if (site.module !== undefined) witnesses.set(site.module, new WeakRef(fn));
  return site;
}

/** The value of a name at the top level of a module of which a function is known. */
export function variable(module: string, name: string): unknown {
  const witness = witnesses.get(module)?.deref();
  return witness === undefined ? undefined : variableBeside(witness, name);
}
