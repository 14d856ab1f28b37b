/**
 * The wire format: a tag byte, then what the tag says. Numbers are little-endian; lengths are 32-bit.
 * Bytes 0x80 to 0xff are the integers 0 to 127 themselves.
 *
 * Objects are numbered in the order in which they are met; `BACK` names one met before, so cycles and shared
 * parts keep their shape. Both sides are always the same version of this library, so there is no version byte.
 */
export const TAG = {
  UNDEFINED: 0x00,
  NULL: 0x01,
  TRUE: 0x02,
  FALSE: 0x03,
  INT32: 0x04,
  FLOAT64: 0x05,
  /** sign byte · length · hexadecimal digits */
  BIGINT: 0x06,
  /** length · one byte per character (all below 0x100) */
  LATIN1: 0x07,
  /** length · UTF-16 code units: exact for lone surrogates too */
  UTF16: 0x08,
  /** length byte · one byte per character */
  SHORT: 0x09,
  /** length · items */
  ARRAY: 0x0a,
  /** count · key, value… */
  OBJECT: 0x0b,
  MAP: 0x0c,
  SET: 0x0d,
  DATE: 0x0e,
  REGEXP: 0x0f,
  /** bytes: their length and they themselves; or, if they lie aside, the inverted index of their region in the message's refs, and their length */
  BUFFER: 0x10,
  /** constructor byte · bytes, as above */
  TYPED: 0x11,
  ERROR: 0x12,
  /** object number */
  BACK: 0x13,
  /** index in the message's refs */
  HANDLE: 0x14,
  FUNCTION: 0x15,
  HOLE: 0x16,
  /** a boxed primitive · the primitive */
  BOXED: 0x17,
  /** length · 32-bit integers: an array of many small integers */
  INTEGERS: 0x18,
  /** length · doubles: an array of many numbers */
  NUMBERS: 0x19,
} as const;

export const SMALL_INT = 0x80;

type BytesView = ArrayBufferView & { readonly BYTES_PER_ELEMENT?: number };
type ViewConstructor = new (buffer: ArrayBuffer, offset: number, length: number) => BytesView;

/** The kinds of views, in wire order. `DataView` has elements of one byte. */
export const VIEWS: readonly ViewConstructor[] = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
  // Where the engine has it: both sides run on the same one.
  ...[(globalThis as { Float16Array?: ViewConstructor }).Float16Array].filter((view) => view !== undefined),
];
