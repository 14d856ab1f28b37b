/** Processes killed while they make and give back shared objects: the heap stays whole, and nothing of theirs is left. */
import { Event, Lock, Queue } from "@mp/runtime";
import { expect, test } from "vitest";
import { begun, killAll, start } from "../fixtures/children.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import { regions, sum } from "../fixtures/settled.ts";
import { allocateLoop } from "../fixtures/victims.ts";

async function round(next: () => number, crowd: number): Promise<void> {
  const busy = Array.from({ length: crowd }, () => new Event());
  const doomed = busy.map((event, seed) => start(allocateLoop, seed, event));
  await begun(...busy);
  strikeAfter(next, 5);
  // One after another, so that some die while the supervisor mends what others left.
  for (const victim of doomed) {
    victim.kill();
    strikeAfter(next, 1);
  }
  await killAll(...doomed);
  for (const event of busy) event[Symbol.dispose]();
}

test("killed while they allocate", { timeout: 240_000 }, async () => {
  const next = random(23);
  await round(next, 2);
  const before = await regions();
  const rounds = 8;
  const crowd = 5;
  for (let done = 0; done < rounds; done++) await round(next, crowd);
  const after = await regions();
  expect(sum(after) - sum(before)).toBe(0);
  // The heap still gives and takes.
  using queue = new Queue<Lock>();
  for (let i = 0; i < 100; i++) queue.putSync(new Lock());
  for (let i = 0; i < 100; i++) expect(queue.getSync().acquireSync({ timeout: 0 })).toBe(true);
});
