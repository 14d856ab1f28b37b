/** Which elements a method of a typed array reads or writes, by its arguments. */

/** From one index to before another; empty if they are the same. */
export type Range = readonly [start: number, end: number];

const NONE: Range = [0, 0];
/** Methods that are about no element. */
const NEITHER: ReadonlySet<PropertyKey> = new Set([
  "keys",
  "hasOwnProperty",
  "propertyIsEnumerable",
  "valueOf",
]);
/** Methods that change all of them, from what they were. */
const WHOLE_WRITERS: ReadonlySet<PropertyKey> = new Set(["copyWithin", "reverse", "sort"]);

/** What a method reads: all, where it is not known to read less. */
export function readBy(length: number, key: PropertyKey, args: readonly unknown[]): Range {
  if (key === "fill" || key === "set" || NEITHER.has(key)) return NONE;
  return key === "slice" ? between(length, args[0], args[1]) : [0, length];
}

/** What a method writes. */
export function writtenBy(length: number, key: PropertyKey, args: readonly unknown[]): Range {
  if (key === "fill") return between(length, args[1], args[2]);
  if (key === "set") return from(length, args[1], args[0]);
  return WHOLE_WRITERS.has(key) ? [0, length] : NONE;
}

function between(length: number, start: unknown, end: unknown): Range {
  const first = placed(length, start ?? 0);
  return [first, Math.max(first, placed(length, end ?? length))];
}

function from(length: number, offset: unknown, source: unknown): Range {
  const first = placed(length, offset ?? 0);
  const count = Number((source as { length?: unknown } | null)?.length ?? 0);
  return [first, Math.min(length, first + count)];
}

/** An index as typed arrays take it: from the end if it is negative, and never outside. */
function placed(length: number, place: unknown): number {
  const index = Math.trunc(Number(place)) || 0;
  return Math.min(length, index < 0 ? Math.max(0, length + index) : index);
}
