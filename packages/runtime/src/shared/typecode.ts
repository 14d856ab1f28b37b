/** Python's type codes, and the typed array that holds each. */

import { ValueError } from "../errors.ts";
import { describe } from "../check.ts";

/**
 * What an element is, in Python's letters. `b`, `h`, `i` and `q` are integers of 8, 16, 32 and 64 bits, capitals the same from 0 up (`l` and `L`
 * are as `i` and `I`); `f` and `d` floating-point numbers of 32 and 64 bits; `c` and `u` characters, of one byte and of Unicode.
 */
export type TypeCode = "c" | "b" | "B" | "u" | "h" | "H" | "i" | "I" | "l" | "L" | "q" | "Q" | "f" | "d";

/** The typed array behind each type code. */
export interface TypedArrayOf {
  /** Characters of one byte. */
  c: Uint8Array;
  /** Integers from -128 to 127. */
  b: Int8Array;
  /** Integers from 0 to 255. */
  B: Uint8Array;
  /** Unicode characters. */
  u: Uint32Array;
  /** Integers of 16 bits. */
  h: Int16Array;
  /** Integers of 16 bits from 0 up. */
  H: Uint16Array;
  /** Integers of 32 bits. */
  i: Int32Array;
  /** Integers of 32 bits from 0 up. */
  I: Uint32Array;
  /** Integers of 32 bits. */
  l: Int32Array;
  /** Integers of 32 bits from 0 up. */
  L: Uint32Array;
  /** Integers of 64 bits, as `bigint`. */
  q: BigInt64Array;
  /** Integers of 64 bits from 0 up, as `bigint`. */
  Q: BigUint64Array;
  /** Floating-point numbers of 32 bits. */
  f: Float32Array;
  /** Floating-point numbers of 64 bits, as JavaScript has them. */
  d: Float64Array;
}

/** What an element of each type code is in JavaScript: a character for `c` and `u`, a bigint for 64-bit integers. */
export type ElementOf<C extends TypeCode> = C extends "c" | "u"
  ? string
  : C extends "q" | "Q"
    ? bigint
    : number;

export type SharedView = TypedArrayOf[TypeCode];
export type ViewClass = {
  new (buffer: SharedArrayBuffer, offset: number, length: number): SharedView;
  readonly BYTES_PER_ELEMENT: number;
  readonly prototype: SharedView;
};

interface TypeInfo {
  readonly view: ViewClass;
  readonly meaning: string;
}

const TYPES: { readonly [C in TypeCode]: TypeInfo } = {
  c: { view: Uint8Array, meaning: "character of one byte" },
  b: { view: Int8Array, meaning: "8-bit integer" },
  B: { view: Uint8Array, meaning: "8-bit integer from 0 up" },
  u: { view: Uint32Array, meaning: "Unicode character" },
  h: { view: Int16Array, meaning: "16-bit integer" },
  H: { view: Uint16Array, meaning: "16-bit integer from 0 up" },
  i: { view: Int32Array, meaning: "32-bit integer" },
  I: { view: Uint32Array, meaning: "32-bit integer from 0 up" },
  l: { view: Int32Array, meaning: "32-bit integer" },
  L: { view: Uint32Array, meaning: "32-bit integer from 0 up" },
  q: { view: BigInt64Array, meaning: "64-bit integer (bigint)" },
  Q: { view: BigUint64Array, meaning: "64-bit integer from 0 up (bigint)" },
  f: { view: Float32Array, meaning: "32-bit floating-point number" },
  d: { view: Float64Array, meaning: "64-bit floating-point number" },
};

/** All type codes, in the order in which a region stores them. */
export const CODES = Object.keys(TYPES) as TypeCode[];

/** The typed array of a type code. Throws `ValueError` that lists the known codes for an unknown one. */
export function viewOf(code: unknown): ViewClass {
  if (typeof code === "string" && Object.hasOwn(TYPES, code)) return TYPES[code as TypeCode].view;
  const known = CODES.map((known) => `'${known}' ${TYPES[known].meaning}`).join(", ");
  throw new ValueError(`${describe(code)} is not a type code; the known ones are: ${known}`);
}
