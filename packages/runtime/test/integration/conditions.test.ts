/** Condition: Python's semantics, in both faces. */
import { Array as SharedArray, Condition, Event, Lock, Process, RLock, Value } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { ended, start } from "../fixtures/children.ts";
import { inChild } from "../fixtures/remote.ts";
import { regions } from "../fixtures/settled.ts";
import * as tasks from "../fixtures/sync-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

describe.each([
  ["an RLock of its own", () => new Condition()],
  ["a Lock", () => new Condition(new Lock())],
  ["an RLock", () => new Condition(new RLock())],
] as const)("with %s", (_name, make) => {
  test("wait and notify need the lock", { timeout: 20_000 }, async () => {
    const condition = make();
    expect(() => condition.waitSync({ timeout: 0 })).toThrow(error("AssertionError"));
    await expect(condition.wait({ timeout: 0 })).rejects.toThrow(error("AssertionError"));
    expect(() => condition.notify()).toThrow(error("AssertionError", "lock is not owned"));
    expect(() => condition.notifyAll()).toThrow(error("AssertionError", "lock is not owned"));
    condition.acquireSync();
    await expect(inChild(tasks.notifyUnowned, condition)).rejects.toThrow(error("AssertionError"));
    condition.release();
  });

  test("wait lets the lock go, and holds it again when its time is up", { timeout: 20_000 }, async () => {
    const condition = make();
    condition.acquireSync();
    const taking = inChild(tasks.takeAndGive, condition.lock);
    const taken = new Event();
    void taking.finally(() => taken.set());
    // The child takes its time to come up, on a busy machine.
    do expect(await condition.wait({ timeout: 100 })).toBe(false);
    while (!taken.isSet());
    expect(await taking).toBe(true);
    expect(await inChild(tasks.tryLock, condition.lock)).toBe(false);
    expect(condition.waitSync({ timeout: 5 })).toBe(false);
    condition.notify();
    condition.release();
    expect(await inChild(tasks.tryLock, condition.lock)).toBe(true);
  });

  test("notify wakes as many as it says, those who came first", { timeout: 30_000 }, async () => {
    const condition = make();
    const waiting = new Value("i", 0, { lock: false });
    const order = new SharedArray("i", 6);
    const children: Process[] = [];
    for (let me = 1; me <= 4; me++) {
      children.push(start(tasks.waitOnce, condition, waiting, order, me));
      while (waiting.value < me);
    }
    // Whoever counted itself holds the lock until it waits, so from here on all four wait.
    const notify = async (n: number): Promise<void> => {
      using _ = await condition.hold();
      condition.notify(n);
    };
    await notify(1);
    await children[0]?.join({ timeout: 10_000 });
    await notify(2);
    await ended(0, ...children.slice(0, 3));
    expect([...order].slice(0, 2)).toEqual([3, 1]);
    expect([...order].slice(2, 4).toSorted((a, b) => a - b)).toEqual([2, 3]);
    expect(children[3]?.isAlive()).toBe(true);
    await notify(10);
    await ended(0, ...children);
    expect(order[4]).toBe(4);
  });

  test("notifyAll wakes all, awaiting and blocking", { timeout: 30_000 }, async () => {
    const condition = make();
    const waiting = new Value("i", 0, { lock: false });
    const order = new SharedArray("i", 8);
    const blocking = [1, 2].map((me) => start(tasks.waitOnce, condition, waiting, order, me));
    const awaiting = [1, 2].map(() => start(tasks.awaitOnce, condition, waiting));
    while (waiting.value < 4);
    await inChild(tasks.notifyFromChild, condition);
    await ended(0, ...blocking, ...awaiting);
    expect(order[0]).toBe(2);
  });

  test("a notification is not remembered", async () => {
    const condition = make();
    condition.acquireSync();
    condition.notify();
    condition.notifyAll();
    expect(await condition.wait({ timeout: 5 })).toBe(false);
    condition.release();
  });

  test("waitFor gives what the predicate gave last", { timeout: 30_000 }, async () => {
    const condition = make();
    const count = new Value("i", 0, { lock: false });
    const waiters = [
      inChild(tasks.waitForCount, condition, count, 3),
      inChild(tasks.waitForCount, condition, count, 1),
    ];
    for (let i = 0; i < 3; i++) {
      using _ = await condition.hold();
      count.value += 1;
      condition.notifyAll();
    }
    expect(await Promise.all(waiters)).toEqual([3, expect.any(Number)]);
    condition.acquireSync();
    expect(await condition.waitFor(() => 0, { timeout: 5 })).toBe(0);
    expect(condition.waitForSync(() => "", { timeout: 5 })).toBe("");
    expect(await condition.waitFor(() => "there", { timeout: 0 })).toBe("there");
    expect(condition.waitForSync(() => 7)).toBe(7);
    let looks = 0;
    expect(condition.waitForSync(() => ++looks > 1, { timeout: 5 })).toBe(true);
    condition.release();
  });

  test(
    "an aborted wait rejects with the lock held, and leaves nothing behind",
    { timeout: 20_000 },
    async () => {
      const condition = make();
      const before = await regions();
      for (let round = 0; round < 20; round++) {
        await condition.acquire();
        const controller = new AbortController();
        const waiting = condition.wait({ signal: controller.signal });
        controller.abort("enough");
        await expect(waiting).rejects.toBe("enough");
        condition.notify();
        condition.release();
      }
      expect(await regions()).toEqual(before);
    },
  );
});

test("who is notified and aborted at once passes the notification on", { timeout: 20_000 }, async () => {
  const condition = new Condition();
  const controller = new AbortController();
  await condition.acquire();
  const first = condition.wait({ signal: controller.signal });
  await condition.acquire();
  const second = condition.wait({ timeout: 5000 });
  await condition.acquire();
  condition.notify();
  controller.abort("enough");
  condition.release();
  await expect(first).rejects.toBe("enough");
  condition.release();
  expect(await second).toBe(true);
  condition.release();
});

test("an RLock held twice is let go as a whole, and held twice again", { timeout: 20_000 }, async () => {
  const condition = new Condition();
  condition.acquireSync();
  condition.acquireSync();
  const notifying = inChild(tasks.notifyFromChild, condition);
  expect(await condition.wait({ timeout: 10_000 })).toBe(true);
  await notifying;
  condition.release();
  expect(await inChild(tasks.tryLock, condition.lock)).toBe(false);
  condition.release();
  expect(await inChild(tasks.tryLock, condition.lock)).toBe(true);
});

test("two conditions may share a lock", async () => {
  const lock = new Lock();
  const [full, free] = [new Condition(lock), new Condition(lock)];
  expect([full.lock, free.lock]).toEqual([lock, lock]);
  lock.acquireSync();
  free.notify();
  full.notify();
  lock.release();
});

test("wrong arguments are refused by name", async () => {
  expect(() => new Condition({} as never)).toThrow(/lock must be a Lock or an RLock/);
  const condition = new Condition();
  using _ = condition.holdSync();
  expect(() => condition.notify(0)).toThrow(error("ValueError", "n must be at least 1"));
  expect(() => condition.notify("1" as never)).toThrow(/n must be an integer/);
  expect(() => condition.waitForSync("x" as never)).toThrow(/predicate must be a function/);
  await expect(condition.waitFor(1 as never)).rejects.toThrow(/predicate must be a function/);
  expect(() => condition.waitSync(5 as never)).toThrow(/options/);
  await expect(condition.wait({ timeout: "5" as never })).rejects.toThrow(/timeout/);
  expect(condition.waitSync({ timeout: 0 })).toBe(false);
});
