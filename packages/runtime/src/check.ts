/** Checks of arguments at the public boundary: each failure names the argument, what was expected and what came. */

import { AssertionError, ValueError } from "./errors.ts";

/** A short, safe description of any value for a message: `"abc"`, `an object Foo`, `3`. */
export function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return `the function ${value.name || "(anonymous)"}`;
  if (typeof value === "symbol") return value.toString();
  if (typeof value !== "object" || value === null) return String(value);
  const name = (value as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof name === "string" && name !== "Object" ? `an object ${name}` : "an object";
}

/** Throws a `TypeError` that names the argument, unless `ok`. */
export function expectType(ok: boolean, argument: string, expected: string, value: unknown): asserts ok {
  if (!ok) throw new TypeError(`${argument} must be ${expected}, but it is ${describe(value)}`);
}

/** Throws a {@link ValueError} with `message`, unless `ok`. */
export function expectValue(ok: boolean, message: string): asserts ok {
  if (!ok) throw new ValueError(message);
}

/** Throws an {@link AssertionError} with `message`, unless `ok`. */
export function expectState(ok: boolean, message: string): asserts ok {
  if (!ok) throw new AssertionError(message);
}

/** Checks that `value` is an integer of at least `least`. */
export function expectInteger(value: unknown, argument: string, least: number): asserts value is number {
  expectType(typeof value === "number" && Number.isInteger(value), argument, "an integer", value);
  expectValue(value >= least, `${argument} must be at least ${least}, but it is ${value}`);
}

/** Checks that options are an object or absent, so that a bare number is not silently ignored. */
export function expectOptions(options: unknown, call: string, example = "{ timeout: 100 }"): void {
  const ok = options === undefined || (typeof options === "object" && options !== null);
  expectType(ok, `the options of ${call}`, `an object such as ${example}`, options);
}
