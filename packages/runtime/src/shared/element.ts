/** One element of a shared array, as JavaScript sees it: characters as strings, the rest as the typed array has it. */

import { expectType } from "../check.ts";
import { ValueError } from "../errors.ts";
import type { SharedView, TypeCode } from "./typecode.ts";

/** Reads an element. Integers are read atomically, so that a loop that waits for a change sees it. */
export function readElement(code: TypeCode, view: SharedView, index: number): unknown {
  if (code === "c" || code === "u") return String.fromCodePoint(Number(view[index]));
  if (code === "f" || code === "d") return view[index];
  return Atomics.load(view as Int32Array, index);
}

/** Writes an element. Integers wrap around, as C's do. */
export function writeElement(code: TypeCode, view: SharedView, index: number, value: unknown): void {
  const stored = toStored(code, value, "value");
  if (code === "f" || code === "d") (view as Float64Array)[index] = stored as number;
  else Atomics.store(view as Int32Array, index, stored as number);
}

/** The number or bigint that stands for a value in memory. Throws a `TypeError` naming `argument`. */
export function toStored(code: TypeCode, value: unknown, argument: string): number | bigint {
  if (code === "c" || code === "u") return toCodePoint(code, value, argument);
  if (code === "q" || code === "Q") {
    const fits = isBigLike(value);
    expectType(fits, argument, `a bigint (type code '${code}' has 64-bit integers)`, value);
    return BigInt(value);
  }
  expectType(typeof value === "number", argument, `a number (type code '${code}')`, value);
  const whole = code === "f" || code === "d" || Number.isInteger(value);
  expectType(whole, argument, `an integer (type code '${code}')`, value);
  return value;
}

function isBigLike(value: unknown): value is bigint | number {
  return typeof value === "bigint" || (typeof value === "number" && Number.isSafeInteger(value));
}

function toCodePoint(code: "c" | "u", value: unknown, argument: string): number {
  const text = typeof value === "string" ? value : "";
  const point = text.codePointAt(0);
  const single = point !== undefined && text === String.fromCodePoint(point);
  expectType(single, argument, `one character (type code '${code}')`, value);
  if (code === "c" && point > 0xff) {
    throw new ValueError(
      `${argument} must be a character of one byte (type code 'c'), but it is ${JSON.stringify(text)}; use 'u'`,
    );
  }
  return point;
}
