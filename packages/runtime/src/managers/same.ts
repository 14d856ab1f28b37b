/** Equality of values that have been copied from process to process, so that no two are the same object. */

import { describe, expectType } from "../check.ts";
import { encode } from "../codec/encode.ts";
import { family } from "../kernel/family.ts";
import { refOf } from "../kernel/handle.ts";
import { discardParcel, refsIn } from "../kernel/parcel.ts";

/** Whether a value can be a key: a primitive, or a shared object or a proxy, which each process has one object for. */
export function expectKey(value: unknown, argument: string): void {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  const ok = !isObject || refOf(value) !== undefined;
  expectType(
    ok,
    argument,
    "a string, a number or another primitive (an object's copy is never found)",
    value,
  );
}

/** Looks for values equal to `wanted`: the same primitive or shared object, or of equal contents in the same order. */
export function equalTo(wanted: unknown): (value: unknown) => boolean {
  const isPlain = typeof wanted !== "object" || wanted === null;
  if (isPlain) return (value) => value === wanted || Object.is(value, wanted);
  const text = textOf(wanted);
  return (value) => typeof value === "object" && value !== null && textOf(value) === text;
}

/** What a value looks like under way to another process: equal for equal values. */
function textOf(value: object): string {
  return encode(value, describe(value), ({ bytes, parcel }) => {
    const { heap } = family();
    const refs = parcel === 0 ? [] : refsIn(heap, parcel);
    discardParcel(heap, parcel);
    return `${bytes.join()}|${refs.join()}`;
  });
}
