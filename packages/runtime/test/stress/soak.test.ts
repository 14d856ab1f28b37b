/** A short soak: `pnpm soak` runs the long one, which also watches resident memory. */
import { expect, test } from "vitest";
import { type Outcome, soak } from "../soak/soak.ts";
import { slopeOf } from "../soak/samples.ts";

test("the slope of a line, with noise around it", () => {
  expect(slopeOf([5, 5, 5])).toBe(0);
  expect(slopeOf([1, 3, 5, 7])).toBe(2);
  expect(slopeOf([0, 11, 19, 31, 39])).toBeCloseTo(9.8);
});

test("work leaves nothing behind", { timeout: 120_000 }, async () => {
  const outcomes: Outcome[] = [];
  await soak({ scale: 0.005, rounds: 5 }, (outcome) => outcomes.push(outcome));
  expect(outcomes.flatMap(({ phase, complaints }) => complaints.map((one) => `${phase}: ${one}`))).toEqual(
    [],
  );
  expect(outcomes.length).toBe(5);
});
