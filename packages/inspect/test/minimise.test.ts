/** A real failing schedule, made simple by running the program again. */
import {
  createController,
  exhaustive,
  type Execution,
  random,
  readSchedule,
  writeSchedule,
} from "@mp/runtime/control";
import { expect, test } from "vitest";
import { minimise, type Trial } from "../src/index.ts";
import { allCases } from "./corpus/cases.ts";
import { printed, programOf } from "./corpus/programs.ts";

function trialOf({ output, schedule, preemptions, steps }: Execution): Trial {
  return { isFailure: printed(output).join() !== "3", decisions: readSchedule(schedule), preemptions, steps };
}

test("a lost update of three comes down to what exhaustive search finds", { timeout: 60_000 }, async () => {
  const wrong = (await allCases()).find(({ name }) => name === "lost-update-of-three")?.wrong;
  if (wrong === undefined) throw new Error("The corpus has no lost update of three");
  const program = programOf(wrong);
  await using controller = await createController();
  const all = await controller.explore(program, {
    strategy: exhaustive({ bound: 2 }),
    isFailure: (execution) => trialOf(execution).isFailure,
  });
  const simplest = Math.min(...all.failures.map((failure) => failure.simplest.preemptions));

  const runs: Trial[] = [];
  for (let seed = 1; seed <= 60; seed++)
    runs.push(trialOf(await controller.run(program, { strategy: random(seed) })));
  const failing = runs
    .filter(({ isFailure }) => isFailure)
    .toSorted((a, b) => b.preemptions - a.preemptions)[0];
  if (failing === undefined) throw new Error("No seed failed");
  expect(failing.preemptions).toBeGreaterThan(simplest);

  const run = async (decisions: readonly number[]): Promise<Trial | undefined> => {
    const execution = controller.run(program, { schedule: writeSchedule(decisions) });
    // A schedule that is none of this program any more is refused.
    return execution.then(trialOf, () => undefined);
  };
  const found = await minimise(failing, run);
  expect(found.preemptions).toBe(simplest);
  expect((await run(found.decisions))?.isFailure).toBe(true);
});
