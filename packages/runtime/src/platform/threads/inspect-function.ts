/**
 * What V8 knows of a function: where it was written, and which variables around it it uses.
 * Asked of the inspector of the same thread: 1 to 5 ms a function, once.
 */

import { ask, urlOf } from "./inspector.ts";
import type { Property, RemoteValue } from "./inspector.ts";
import { EncodeError } from "../../errors.ts";
import type { FunctionSite } from "../../port.ts";

const HANDOVER = "__mp_handover__";

/** Finds where `fn` was written and which local variables around it it uses. */
export function inspectFunction(fn: Function): FunctionSite {
  const { location, scopes } = internalsOf(fn);
  if (location === undefined) {
    throw new EncodeError(
      `the function ${fn.name || "(anonymous)"} is native or bound, so it has no text to find it by; wrap it in a function of your module`,
    );
  }
  const url = urlOf(location.scriptId);
  const module = url.startsWith("file:") && !EVALUATED.test(url) ? url : undefined;
  const locals = localVariables(scopes, module);
  const captured = locals.length === 0 ? [] : usedVariables(fn, locals);
  const { lineNumber: line, columnNumber: column } = location;
  return { module, line, column, captured };
}

/** What Node calls the text of `--eval`: it looks like a module, but nobody can load it. */
const EVALUATED = /\/\[eval\d*\]$/;

/** The value of a variable at the top level of the module of `fn`, if the module's code uses it in some function. */
export function variableBeside(fn: Function, name: string): unknown {
  const { scopes } = internalsOf(fn);
  // In a CommonJS module, the outermost closure is the module: see `isLocal`.
  const module =
    scopes.find(({ description }) => description === "Module") ??
    scopes.findLast(({ description = "" }) => description.startsWith("Closure"));
  const found = propertiesOf(module).find((property) => property.name === name)?.value;
  if (found?.objectId === undefined) return undefined;
  return handOver(() => {
    const take = `function () { globalThis.${HANDOVER} = this; }`;
    ask("Runtime.callFunctionOn", { objectId: found.objectId, functionDeclaration: take });
  });
}

interface Location {
  readonly scriptId: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

interface Internals {
  readonly location: Location | undefined;
  readonly scopes: readonly RemoteValue[];
}

function internalsOf(fn: Function): Internals {
  const holder = globalThis as Record<string, unknown>;
  holder[HANDOVER] = fn;
  const { result } = ask("Runtime.evaluate", {
    expression: `globalThis.${HANDOVER}`,
  });
  delete holder[HANDOVER];
  const { internalProperties } = ask("Runtime.getProperties", {
    objectId: result.objectId,
    ownProperties: true,
  });
  const internal = (name: string): RemoteValue | undefined =>
    internalProperties?.find((property) => property.name === name)?.value;
  const scopes = propertiesOf(internal("[[Scopes]]")).map(({ value }) => value ?? {});
  return { location: internal("[[FunctionLocation]]")?.value as Internals["location"], scopes };
}

function propertiesOf(value: RemoteValue | undefined): Property[] {
  if (value?.objectId === undefined) return [];
  return ask("Runtime.getProperties", {
    objectId: value.objectId,
    ownProperties: true,
  }).result;
}

/**
 * Variables around the function that a child would not have: those of enclosing functions and blocks that V8 keeps for
 * closures, this one's or a neighbour's. Those at the top level of a module are there in the child as well; without a
 * module to load, they are not.
 */
function localVariables(scopes: readonly RemoteValue[], module: string | undefined): string[] {
  const kinds = scopes.map(({ description = "" }) => description.split(" ")[0] ?? "");
  const own = scopes.filter((_, place) => isLocal(kinds, place, module));
  return namesIn(own);
}

function namesIn(scopes: readonly RemoteValue[]): string[] {
  return [...new Set(scopes.flatMap((scope) => propertiesOf(scope).map(({ name }) => name)))];
}

/** Scopes come from the innermost out. */
function isLocal(kinds: readonly string[], place: number, module: string | undefined): boolean {
  const kind = kinds[place] as string;
  if (module === undefined) return kind !== "Global";
  // A CommonJS module is the body of a function that Node wraps around it: its outermost closure is the module itself.
  const isCommonJs = !kinds.includes("Module");
  const isWrapper = isCommonJs && kind === "Closure" && !kinds.slice(place + 1).includes("Closure");
  return !isWrapper && ["Closure", "Block", "Local", "Catch", "With"].includes(kind);
}

/**
 * Which of `names` the function itself uses. V8 is asked: the text is compiled inside a function with parameters
 * of these names, and V8 keeps exactly those for the closure that the closure mentions.
 */
function usedVariables(fn: Function, names: readonly string[]): string[] {
  const source = Function.prototype.toString.call(fn);
  const parameters = names.filter((name) => name !== "this" && name !== "arguments");
  for (const expression of [`(${source}\n)`, `Object.values({ ${source}\n})[0]`]) {
    try {
      // Inside an arrow function that nobody calls: the text of a class would run its `extends`.
      // oxlint-disable-next-line typescript/no-implied-eval -- the text of a function of this program; it is compiled, not run
      const probe = new Function(...parameters, `"use strict"; return () => ${expression};`)() as Function;
      const around = internalsOf(probe).scopes.filter(({ description = "" }) =>
        description.startsWith("Closure"),
      );
      return namesIn(around).filter((name) => parameters.includes(name));
    } catch {
      // The text is not an expression of this form.
    }
  }
  return [];
}

function handOver(give: () => void): unknown {
  const holder = globalThis as Record<string, unknown>;
  give();
  const value = holder[HANDOVER];
  delete holder[HANDOVER];
  return value;
}
