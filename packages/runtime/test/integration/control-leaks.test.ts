/** What many executions, and a controller that was closed, leave behind. */

import { createController, random } from "@mp/runtime/control";
import { expect, test } from "vitest";
import { counting, crossing } from "../fixtures/controlled.ts";

/** Executions, of each of two programs. */
const EXECUTIONS = 5000;
/** Megabytes by which the whole program, with the heaps of its hosts, may be larger after the second half than after the first. */
const MARGIN = 60;

const megabytes = (): number => process.memoryUsage().rss / 2 ** 20;

test("ten thousand executions leave no memory behind, and a closed controller no thread", async () => {
  const before = threads();
  const controller = await createController();
  const half = async (): Promise<void> => {
    for (const program of [counting(2), crossing]) {
      const options = { strategy: random(1), limit: EXECUTIONS / 2 };
      expect((await controller.explore(program, options)).executions).toBe(EXECUTIONS / 2);
    }
  };
  await half();
  const first = megabytes();
  expect(threads()).toBe(before + 3);
  await half();
  expect(megabytes() - first).toBeLessThan(MARGIN);
  await controller.close();
  expect(threads()).toBe(before);
}, 120_000);

/** How many message ports keep the program alive: each thread that runs has one. */
function threads(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === "MessagePort").length;
}
