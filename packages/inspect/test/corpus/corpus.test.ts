/** What is found in the programs of the corpus: in a wrong one what its case says, in a right one nothing. The command goes further. */
import { type Controller, createController } from "@mp/runtime/control";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allCases } from "./cases.ts";
import { byBound, bySeeds } from "./examine.ts";
import { faultsOfRight, faultsOfWrong } from "./verdict.ts";

/** So many seeds, and schedules of one program at most: the command tries 200, and all within the bound. */
const SEEDS = 12;
const LIMIT = 120;

const cases = (await allCases()).map((one) => [one.name, one] as const);
let controller: Controller;
beforeAll(async () => {
  controller = await createController();
});
afterAll(() => controller.close());

describe("in a wrong program", { timeout: 30_000 }, () => {
  test.for(cases)("what its case says is found, and nothing else: %s", async ([, one]) => {
    const bound = one.found === "every seed" ? one.bound : one.found.within;
    const seeded = await bySeeds(controller, one, SEEDS);
    const bounded = await byBound(controller, one, one.wrong, { bound, limit: LIMIT });
    expect(faultsOfWrong(one, seeded, bounded)).toEqual([]);
  });
});

describe("in a right program", { timeout: 30_000 }, () => {
  test.for(cases)("nothing is found on any schedule: %s", async ([, one]) => {
    const tally = await byBound(controller, one, one.right, { bound: one.bound, limit: LIMIT });
    expect(faultsOfRight(one, { ...tally, isComplete: true })).toEqual([]);
  });
});
