/** Processes killed at random moments while they take, hold and release locks. */
import { Event, Lock, RLock, Value } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { begun, ended, killAll, SOON, start } from "../fixtures/children.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import { awaitLockLoop, lockLoop, survive } from "../fixtures/victims.ts";

const ROUNDS = 6;

describe.each([
  ["Lock, blocking", Lock, lockLoop],
  ["Lock, awaiting", Lock, awaitLockLoop],
  ["RLock, blocking", RLock, lockLoop],
] as const)("%s", (name, Type, loop) => {
  test("is passed on, and told abandoned when its holder died inside", { timeout: 60_000 }, async () => {
    const next = random(name.length);
    for (let round = 0; round < ROUNDS; round++) {
      const lock = new Type();
      const inside = new Value("i", 0, { lock: false });
      const busy = [new Event(), new Event()] as const;
      const victims = busy.map((event) => start<Parameters<typeof loop>>(loop, lock, inside, event));
      await begun(...busy);
      strikeAfter(next, 3);
      await killAll(...victims);
      expect(await lock.acquire({ timeout: SOON })).toBe(true);
      // Who died between its two writes held the lock; the next one must know.
      expect(lock.abandoned || inside.value === 0).toBe(true);
      lock.release();
      expect(lock.acquireSync({ timeout: SOON })).toBe(true);
      expect(lock.abandoned).toBe(false);
      lock.release();
    }
  });
});

test("a waiter in another process gets the lock of a dead holder within a second", async () => {
  const lock = new Lock();
  const inside = new Value("i", 0, { lock: false });
  const busy = new Event();
  const victim = start(lockLoop, lock, inside, busy);
  await begun(busy);
  const count = new Value("i", 0, { lock: false });
  const survivors = [start(survive, lock, count, 5000), start(survive, lock, count, 5000)];
  strikeAfter(random(7), 30);
  await killAll(victim);
  await ended(0, ...survivors);
  expect(count.value).toBe(10_000);
}, 60_000);

test("a process that exits while it holds a lock leaves it abandoned", async () => {
  const lock = new Lock();
  const { holdAndExit } = await import("../fixtures/endings.ts");
  await ended(3, start(holdAndExit, lock, 3));
  using guard = lock.holdSync({ timeout: SOON });
  expect(guard.abandoned).toBe(true);
});
