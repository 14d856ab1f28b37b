/** A process that blocks, wherever it does, stops when it is asked to; its thread is still there. */
import { Event, Lock, Process } from "@mp/runtime";
import { expect, test } from "vitest";
import { gets, sleeps, waits } from "../../test/fixtures/blocking.ts";
import { eachBlock, exclusively } from "./allocator.ts";
import { family, PROCESS } from "./family.ts";
import { KIND } from "./layout.ts";
import { requestStop } from "./stop.ts";

/** Address of the region of a process. */
function regionOf(pid: number): number {
  const { heap } = family();
  let region = 0;
  exclusively(heap, () => {
    eachBlock(heap, ({ address, kind }) => {
      if (kind === KIND.PROCESS && heap.words[(address >> 2) + PROCESS.PID] === pid) region = address;
    });
  });
  return region;
}

test.each([
  ["waits for an event", waits],
  ["sleeps", sleeps],
  ["waits for a queue", gets],
])("a process that %s", { timeout: 30_000 }, async (_, target) => {
  const [event, never, after] = [new Event(), new Event(), new Lock()];
  const child = new Process({ target, args: [event, never, after] });
  child.start();
  event.waitSync();
  const region = regionOf(child.pid as number);
  const { heap } = family();
  await expect.poll(() => requestStop(heap, region), { interval: 1, timeout: 5000 }).toBe(true);
  // Woken for good, it still does not go on; nor does another request wake it.
  never.set();
  expect(requestStop(heap, region)).toBe(true);
  await child.join({ timeout: 50 });
  expect([child.isAlive(), after.locked()]).toEqual([true, false]);
  child.terminate();
  await child.join();
  expect(child.exitCode).toBe(-15);
});
