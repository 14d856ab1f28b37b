/** Programs that only look stuck must never be told that they are. */
import { Process } from "@mp/runtime";
import { expect, test } from "vitest";
import * as locks from "../fixtures/lively-locks.ts";
import * as messages from "../fixtures/lively-messages.ts";
import * as others from "../fixtures/lively-others.ts";

const TIMEOUT = 60_000;
const programs: [string, () => unknown][] = Object.entries({ ...locks, ...messages, ...others });

test("there are many", () => {
  expect(programs.length).toBeGreaterThanOrEqual(25);
});

// Side by side: what they wait for takes longer, and comes at other times.
test.concurrent.each(programs)("%s", { timeout: TIMEOUT }, async (_name, program) => {
  const child = new Process({ target: program });
  child.start();
  await child.join({ timeout: TIMEOUT });
  expect(child.exitCode).toBe(0);
});
