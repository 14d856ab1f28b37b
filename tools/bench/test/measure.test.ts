import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { measure } from "../src/run/measure.ts";
import job from "./fixtures/small-job.ts";

const plan = {
  file: fileURLToPath(new URL("fixtures/small-job.ts", import.meta.url)),
  job,
  effort: { quick: true, workers: 2 },
  subjects: Object.keys(job.subjects),
  rounds: 3,
  seconds: 60,
  progress: () => {},
};

/** Three rounds in a row, after some that are not measured. */
function expectThree(rounds: readonly number[] = []): void {
  const [first = 0] = rounds;
  expect(first).toBeGreaterThan(1);
  expect(rounds).toEqual([first, first + 1, first + 2]);
}

test("every subject is a process of its own, asked in turn; a subject that fails stops nobody", async () => {
  const { steady, failing, dying } = await measure(plan);
  expectThree(steady?.values);
  expect(failing).toEqual({ values: [], trouble: "Error: not ready" });
  expect(dying?.trouble).toContain("ended without an answer");
}, 30_000);

test("a fresh job has a new process for each round, and no warming up", async () => {
  const { steady } = await measure({ ...plan, subjects: ["steady"], job: { ...job, fresh: true } });
  expect(steady?.values).toEqual([1, 1, 1]);
}, 30_000);

test("a job with sizes has figures for each", async () => {
  const sized = { ...job, sizes: [10, 20] };
  const { sizes } = await measure({ ...plan, subjects: ["sizes"], job: sized, rounds: 2 });
  expect(sizes).toEqual({ values: [40, 40], bySize: { 10: [20, 20], 20: [40, 40] } });
}, 30_000);

test("a job whose time is up ends after the fewest rounds that say something", async () => {
  const { steady } = await measure({ ...plan, subjects: ["steady"], rounds: 50, seconds: 0 });
  expectThree(steady?.values);
}, 30_000);
