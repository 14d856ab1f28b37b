/** Objects that share parts and refer to each other in circles: the copy has the same shape, part for part. */
import { array, assert, constantFrom, nat, property, record } from "fast-check";
import { expect, test } from "vitest";
import { decode } from "./decode.ts";
import { encodeCopy } from "./encode.ts";

type Part = Record<string, unknown> | unknown[] | Map<unknown, unknown> | Set<unknown> | Error;

const KINDS = {
  object: (): Part => ({}),
  array: (): Part => [],
  map: (): Part => new Map(),
  set: (): Part => new Set(),
  error: (): Part => new RangeError("of a graph"),
} as const;

const graphs = array(
  record({
    kind: constantFrom(...(Object.keys(KINDS) as (keyof typeof KINDS)[])),
    to: array(nat(), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Makes a part refer to another. */
function refer(from: Part, to: Part, place: number): void {
  if (Array.isArray(from)) from[place * 2] = to;
  else if (from instanceof Map) from.set(place % 2 === 0 ? to : place, place % 2 === 0 ? place : to);
  else if (from instanceof Set) from.add(to);
  else if (from instanceof Error) from.cause = to;
  else from[`to ${place}`] = to;
}

/** What a part refers to, in order. */
function partsOf(part: Part): unknown[] {
  if (part instanceof Map) return [...part].flat();
  if (part instanceof Set) return [...part];
  if (part instanceof Error) return [part.name, part.message, part.cause];
  return [Object.keys(part).join(), ...Object.values(part)];
}

/** Walks both at once: where one comes to a part again, so does the other. */
function expectAlike(
  value: unknown,
  copy: unknown,
  met: Map<unknown, unknown>,
  back: Map<unknown, unknown>,
): void {
  const isPart = typeof value === "object" && value !== null;
  const isKnown = met.has(value) || back.has(copy);
  const isAlike = isKnown ? met.get(value) === copy && back.get(copy) === value : isPart || copy === value;
  expect(isAlike).toBe(true);
  if (!isPart || isKnown) return;
  met.set(value, copy);
  back.set(copy, value);
  expect(Object.getPrototypeOf(copy)).toBe(Object.getPrototypeOf(value));
  const [own, others] = [partsOf(value as Part), partsOf(copy as Part)];
  expect(others.length).toBe(own.length);
  for (const [i, part] of own.entries()) expectAlike(part, others[i], met, back);
}

test("any graph", () => {
  assert(
    property(graphs, (nodes) => {
      const parts = nodes.map(({ kind }) => KINDS[kind]());
      for (const [from, { to }] of nodes.entries()) {
        for (const [place, target] of to.entries()) {
          refer(parts[from] as Part, parts[target % parts.length] as Part, place);
        }
      }
      expectAlike(parts, decode(encodeCopy(parts, "the graph")), new Map(), new Map());
    }),
    { numRuns: 500 },
  );
});
