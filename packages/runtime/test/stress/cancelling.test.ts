/** Hundreds of tasks, some of them given up at any moment: each of the others is done once, whatever happens to its neighbours. */
import { Pool } from "@mp/runtime";
import { expect, test } from "vitest";
import { behaves } from "../fixtures/cancelled-tasks.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import { regions } from "../fixtures/settled.ts";

const TASKS = 300;
const GIVEN_UP = "given up";

async function round(seed: number): Promise<void> {
  await using pool = new Pool({ processes: 3, grace: 1 });
  const next = random(seed);
  const tasks = Array.from({ length: TASKS }, (_, number) => {
    const stop = new AbortController();
    // Only those that will be given up may refuse to stop.
    const isDoomed = next() < 0.25;
    const manner = isDoomed ? (next() < 0.5 ? "spins" : "asks") : "returns";
    const result = pool.applyAsync(behaves, [number, manner], { signal: stop.signal });
    return { number, isDoomed, stop, result };
  });
  for (const { isDoomed, stop } of tasks) {
    if (!isDoomed) continue;
    strikeAfter(next, 2);
    stop.abort(GIVEN_UP);
    // So that answers are handled, and graces end, in between.
    if (next() < 0.3) await new Promise(setImmediate);
  }
  const outcomes = await Promise.allSettled(tasks.map(({ result }) => result));
  expect(outcomes).toEqual(
    tasks.map(({ number, isDoomed }) =>
      isDoomed ? { status: "rejected", reason: GIVEN_UP } : { status: "fulfilled", value: number },
    ),
  );
  // A worker that is ended while it takes a withdrawn task may leave that task's region behind: so let them all be taken.
  pool.close();
  await pool.join();
}

test("given up at any moment", { timeout: 240_000 }, async () => {
  await round(1);
  const before = await regions();
  for (let seed = 2; seed < 6; seed++) await round(seed);
  expect(await regions()).toEqual(before);
});
