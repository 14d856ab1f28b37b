/** Processes killed while they wait, or others wait for them. */
import { Barrier, Condition, Event, Lock, Semaphore, Value } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { begun, ended, killAll, SOON, start } from "../fixtures/children.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import * as victims from "../fixtures/victims.ts";

const ROUNDS = 5;

describe.each([
  ["a Lock", () => new Condition(new Lock())],
  ["an RLock", () => new Condition()],
])("in a condition with %s", (_name, make) => {
  test("a waiter that is gone costs the others nothing", { timeout: 60_000 }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const condition = make();
      const busy = [new Event(), new Event(), new Event()] as const;
      const told = new Value("i", 0, { lock: false });
      const doomed = [
        start(victims.waitInCondition, condition, busy[0]),
        start(victims.waitInCondition, condition, busy[1]),
      ];
      await begun(busy[0], busy[1]);
      const survivor = start(victims.waitToBeTold, condition, told, busy[2]);
      await begun(busy[2]);
      await killAll(...doomed);
      {
        // Whoever holds the lock now knows that the survivor waits: it lets the lock go by waiting only.
        using _ = await condition.hold({ timeout: SOON });
        condition.notify();
      }
      await survivor.join({ timeout: SOON });
      expect([survivor.exitCode, told.value]).toEqual([0, 1]);
    }
  });

  test(
    "killed anywhere in wait and notify, it leaves the condition usable",
    { timeout: 60_000 },
    async () => {
      const next = random(11);
      for (let round = 0; round < ROUNDS; round++) {
        const condition = make();
        const busy = [new Event(), new Event(), new Event()];
        const doomed = busy.map((event) => start(victims.conditionLoop, condition, event));
        await begun(...busy);
        strikeAfter(next, 10);
        await killAll(...doomed);
        const told = new Value("i", 0, { lock: false });
        const waits = new Event();
        const waiter = start(victims.waitToBeTold, condition, told, waits);
        await begun(waits);
        {
          using _ = await condition.hold({ timeout: SOON });
          condition.notifyAll();
        }
        await waiter.join({ timeout: SOON });
        expect([waiter.exitCode, told.value]).toEqual([0, 1]);
      }
    },
  );
});

describe("at a barrier", () => {
  test("a party that dies breaks it for those who wait", { timeout: 60_000 }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const barrier = new Barrier(3);
      const busy = new Event();
      const doomed = start(victims.waitAtBarrier, barrier, busy);
      const waiting = barrier.wait().then(
        () => "passed",
        (error: Error) => error.name,
      );
      await begun(busy);
      while (barrier.nWaiting < 2);
      await killAll(doomed);
      expect(await waiting).toBe("BrokenBarrierError");
      expect(barrier.broken).toBe(true);
      barrier.reset();
      expect([barrier.broken, barrier.nWaiting]).toEqual([false, 0]);
    }
  });

  test("killed anywhere in it: nobody waits for ever", { timeout: 120_000 }, async () => {
    const next = random(13);
    for (let round = 0; round < 2 * ROUNDS; round++) {
      const barrier = new Barrier(3);
      const passed = new Value("i", 0, { lock: false });
      const busy = new Event();
      const doomed = start(victims.barrierLoop, barrier, passed, busy);
      const others = [start(victims.waitUntilBroken, barrier), start(victims.waitUntilBroken, barrier)];
      await begun(busy);
      strikeAfter(next, 5);
      await killAll(doomed);
      // The dead may not have been inside: then the others wait for a third party, as they should.
      if (!barrier.broken) barrier.abort();
      for (const other of others) await other.join({ timeout: SOON });
      expect(others.map((other) => other.exitCode)).toEqual([42, 42]);
      barrier.reset();
      expect(await Promise.all([barrier.wait(), barrier.wait(), barrier.wait()])).toEqual([0, 1, 2]);
    }
  });
});

describe("for an event", () => {
  test.each([
    ["waitSync", victims.waitForEvent],
    ["wait", victims.awaitEvent],
  ] as const)("%s: the others are told", { timeout: 60_000 }, async (_name, wait) => {
    const event = new Event();
    const busy = [new Event(), new Event(), new Event(), new Event()];
    const waiting = busy.map((begins) => start(wait, event, begins));
    await begun(...busy);
    await killAll(...waiting.slice(0, 2));
    const from = performance.now();
    event.set();
    await ended(0, ...waiting.slice(2));
    expect(performance.now() - from).toBeLessThan(SOON);
  });
});

test("for a permit: a release reaches who is alive", { timeout: 60_000 }, async () => {
  const next = random(17);
  for (let round = 0; round < ROUNDS; round++) {
    const semaphore = new Semaphore(0);
    const busy = [new Event(), new Event(), new Event()];
    const waiting = busy.map((event) => start(victims.waitForPermit, semaphore, event));
    await begun(...busy);
    strikeAfter(next, 5);
    const killing = killAll(...waiting.slice(0, 2));
    semaphore.release();
    await killing;
    // The permit went to the survivor, or to one that died with it: then one more is enough.
    if (semaphore.getValue() === 0) semaphore.release();
    const [, , survivor] = waiting as [unknown, unknown, (typeof waiting)[0]];
    await survivor.join({ timeout: SOON });
    expect(survivor.exitCode).toBe(0);
  }
});

test("one process waits for another's end with both faces", { timeout: 30_000 }, async () => {
  const busy = new Event();
  const child = start(victims.waitForEvent, new Event(), busy);
  await begun(busy);
  const joins = [child.join(), child.join(), child.join({ timeout: 60_000 })];
  child.kill();
  const from = performance.now();
  child.joinSync({ timeout: SOON });
  await Promise.all(joins);
  expect(performance.now() - from).toBeLessThan(SOON);
  expect(child.exitCode).toBe(-9);
});
