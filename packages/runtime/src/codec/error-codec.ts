/**
 * Errors, whole: class, message, own fields, cause, the errors of an `AggregateError`, and both stacks (where it was thrown
 * there, and where it was received here).
 */

import * as errors from "../errors.ts";
import { framesHere } from "../kernel/call-site.ts";
import { LIBRARY } from "../library.ts";
import { describeFunction, type FunctionRef, reviveFunction } from "./function-ref.ts";
import { TAG } from "./tags.ts";
import type { ValueReader, ValueWriter } from "./values.ts";

type ErrorClass = Function & { readonly prototype: Error };

const NATIVE: ReadonlyMap<string, ErrorClass> = new Map(
  [
    ...[Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, AggregateError],
    // Newer than the oldest Node there may be.
    (globalThis as { SuppressedError?: ErrorClass }).SuppressedError,
  ].flatMap((known): [string, ErrorClass][] => (known === undefined ? [] : [[known.name, known]])),
);
/** By the names they are exported by: a minifier takes the classes' own, and may take others in each file of a bundle. */
const OURS: ReadonlyMap<string, ErrorClass> = new Map(
  Object.entries(errors).flatMap(([name, known]): [string, ErrorClass][] =>
    known.prototype instanceof Error ? [[name, known as ErrorClass]] : [],
  ),
);
const OUR_NAMES: ReadonlyMap<unknown, string> = new Map([...OURS].map(([name, known]) => [known, name]));

/** Fields that are written apart or made anew, so they are not among the others. */
const APART = new Set(["message", "stack"]);

/** Fields that an error has without showing them when its fields are listed. */
function quietFields(base: string): readonly string[] {
  if (base === "AggregateError") return ["cause", "errors"];
  return base === "SuppressedError" ? ["cause", "error", "suppressed"] : ["cause"];
}

/** Writes an error: its class, then what it says, then its fields. */
export function writeError(encoder: ValueWriter, error: Error): void {
  const type = error.constructor as ErrorClass;
  encoder.byte(TAG.ERROR);
  encoder.string(typeof type === "function" ? (OUR_NAMES.get(type) ?? type.name) : "Error");
  const base = nativeBase(error);
  encoder.string(base);
  writeClass(encoder, type);
  encoder.value(error.message);
  encoder.value(typeof error.stack === "string" ? error.stack : undefined);
  const own: Record<string, unknown> = {};
  for (const key of Object.keys(error)) {
    if (!APART.has(key)) own[key] = (error as unknown as Record<string, unknown>)[key];
  }
  for (const key of quietFields(base)) {
    if (Object.hasOwn(error, key)) own[key] = (error as unknown as Record<string, unknown>)[key];
  }
  // Such as a DOMException's, whose name says what happened and is no field of it.
  if (!Object.hasOwn(error, "name") && error.name !== type?.name && !isKnown(type)) own["name"] = error.name;
  const keys = Object.keys(own);
  encoder.int32(keys.length);
  for (const key of keys) {
    encoder.string(key);
    encoder.value(own[key]);
  }
}

function isKnown(type: ErrorClass): boolean {
  return NATIVE.get(type?.name) === type || OUR_NAMES.has(type);
}

function writeClass(encoder: ValueWriter, type: ErrorClass): void {
  let described: FunctionRef | undefined;
  try {
    described = isKnown(type) || typeof type !== "function" ? undefined : describeFunction(type);
  } catch {
    // A class that can't be referred to (it captures variables, say) still has its name and its base.
  }
  encoder.value(described?.name);
  encoder.value(described?.module);
  encoder.value(described?.source);
}

function nativeBase(error: Error): string {
  for (let at: unknown = error; at !== null; at = Object.getPrototypeOf(at)) {
    const name = (at as { constructor?: { name?: string } }).constructor?.name ?? "";
    if (NATIVE.get(name)?.prototype === at) return name;
  }
  return "Error";
}

/** Reads what {@link writeError} wrote. */
export function readError(decoder: ValueReader): Error {
  const name = decoder.value() as string;
  const base = decoder.value() as string;
  const described = {
    name: (decoder.value() as string | undefined) ?? name,
    module: decoder.value() as string | undefined,
    source: decoder.value() as string | undefined,
  };
  const message = decoder.value() as string;
  const remoteStack = decoder.value() as string | undefined;
  const type = findClass(
    name,
    base,
    decoder.isRemote ? { name, module: undefined, source: undefined } : described,
  );
  const error = new Error(message);
  Object.setPrototypeOf(error, type.prototype);
  decoder.remember(error);
  const quiet = quietFields(base);
  for (let left = decoder.int32(); left > 0; left--) {
    const key = decoder.value() as string;
    const value = decoder.value();
    const enumerable = !quiet.includes(key);
    Object.defineProperty(error, key, { value, enumerable, writable: true, configurable: true });
  }
  if (remoteStack !== undefined) joinStacks(error, remoteStack);
  return error;
}

function joinStacks(error: Error, remote: string): void {
  // Deep enough to reach the program through the decoder's own calls.
  const here = framesHere(100).slice(1);
  const outside = here.filter((line) => !line.includes(LIBRARY));
  const value =
    outside.length > 0 ? `${remote}\n    --- received in another process ---\n${outside.join("\n")}` : remote;
  Object.defineProperty(error, "stack", { value, enumerable: false, writable: true, configurable: true });
}

function findClass(
  name: string,
  base: string,
  described: Pick<FunctionRef, "name" | "module" | "source">,
): ErrorClass {
  const known = NATIVE.get(name) ?? OURS.get(name);
  if (described.module === undefined && described.source === undefined) return known ?? standIn(name, base);
  try {
    return reviveFunction({ ...described, line: 0, column: 0 });
  } catch {
    return standIn(name, base);
  }
}

const standIns = new Map<string, ErrorClass>();

/** A class with the right name and base, for one that this process can't find. */
function standIn(name: string, base: string): ErrorClass {
  const key = `${base}/${name}`;
  const made = standIns.get(key) ?? makeStandIn(name, base);
  standIns.set(key, made);
  return made;
}

function makeStandIn(name: string, base: string): ErrorClass {
  const parent = (NATIVE.get(base) ?? Error) as unknown as new () => Error;
  const made = class extends parent {};
  Object.defineProperty(made, "name", { value: name });
  Object.defineProperty(made.prototype, "name", { value: name, writable: true, configurable: true });
  return made;
}
