/** What the programs of the corpus come to under all schedules within a bound: a right one always to the same, a wrong one may go wrong. */
import { type Controller, createController, exhaustive, type Exploration } from "@mp/runtime/control";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allCases, type CorpusCase, type CorpusProgram } from "./cases.ts";
import { MAX_STEPS, printed, programOf } from "./programs.ts";

const LIMIT = 2000;

const cases = await allCases();
let controller: Controller;
beforeAll(async () => {
  controller = await createController();
});
afterAll(() => controller.close());

function explore(program: CorpusProgram, { bound, maxSteps = MAX_STEPS }: CorpusCase): Promise<Exploration> {
  const strategy = exhaustive({ bound });
  return controller.explore(programOf(program), { strategy, limit: LIMIT, maxSteps });
}

describe("a right program", { timeout: 30_000 }, () => {
  test.for(cases.map((one) => [one.name, one] as const))(
    "comes to the same on all schedules: %s",
    async ([, one]) => {
      const { complete, outcomes } = await explore(one.right, one);
      expect(complete).toBe(true);
      expect(outcomes.map(({ outcome, output }) => [outcome, printed(output)])).toEqual([
        [{ kind: "finished", exitCode: 0 }, [...one.prints]],
      ]);
    },
  );
});

describe("a wrong program", { timeout: 30_000 }, () => {
  const deadlocks = cases.filter(({ finds }) => finds.some(({ kind }) => kind === "deadlock"));
  test.for(deadlocks.map((one) => [one.name, one] as const))(
    "comes to a deadlock on some schedule: %s",
    async ([, one]) => {
      const { outcomes } = await explore(one.wrong, one);
      const kinds = new Set(outcomes.map(({ outcome }) => outcome.kind));
      expect(kinds).toContain("deadlock");
    },
  );
});
