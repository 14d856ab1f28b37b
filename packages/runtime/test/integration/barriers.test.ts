/** Barrier: Python's semantics, in both faces. */
import { Barrier, Event, Process, Queue } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { count, fail, promise, ran } from "../fixtures/barrier-actions.ts";
import { ended, start } from "../fixtures/children.ts";
import { failure, inChild } from "../fixtures/remote.ts";
import * as tasks from "../fixtures/sync-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });
const broken = error("BrokenBarrierError");

test("everybody gets a place of his own, from 0 up", { timeout: 20_000 }, async () => {
  const barrier = new Barrier(4);
  expect([barrier.parties, barrier.nWaiting, barrier.broken]).toEqual([4, 0, false]);
  const children = [inChild(tasks.meet, barrier), inChild(tasks.meet, barrier)];
  const here = [barrier.wait(), barrier.wait()];
  expect((await Promise.all([...children, ...here])).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
});

test("serves again and again, in both faces", { timeout: 30_000 }, async () => {
  const barrier = new Barrier(3);
  const places = new Queue<number>();
  const children = [1, 2, 3].map(() => start(tasks.meetOften, barrier, 50, places));
  await ended(0, ...children);
  const got: number[] = [];
  while (!places.empty()) got.push(places.getSync());
  const expected = Array.from({ length: 50 }, (_, round) => [0, 1, 2].map((place) => round * 100 + place));
  expect(got.toSorted((a, b) => a - b)).toEqual(expected.flat());
});

test("one party needs nobody", async () => {
  const barrier = new Barrier(1);
  expect([await barrier.wait(), barrier.waitSync()]).toEqual([0, 0]);
});

test("nWaiting counts those who wait", async () => {
  const barrier = new Barrier(3);
  const waiting = [barrier.wait(), barrier.wait()];
  expect(barrier.nWaiting).toBe(2);
  await Promise.all([...waiting, barrier.wait()]);
});

describe("a timeout breaks it", () => {
  test("for all, until it is reset", async () => {
    const barrier = new Barrier(3);
    const patient = failure(barrier.wait());
    await expect(barrier.wait({ timeout: 5 })).rejects.toThrow(error("BrokenBarrierError", "timeout"));
    expect(await patient).toEqual(broken);
    expect([barrier.broken, barrier.nWaiting]).toEqual([true, 0]);
    await expect(barrier.wait()).rejects.toThrow(broken);
    expect(() => barrier.waitSync()).toThrow(broken);
    barrier.reset();
    expect(barrier.broken).toBe(false);
    expect(await Promise.all([barrier.wait(), barrier.wait(), barrier.wait()])).toEqual([0, 1, 2]);
  });

  test("blocking", () => {
    const barrier = new Barrier(2);
    expect(() => barrier.waitSync({ timeout: 5 })).toThrow(broken);
    expect(barrier.broken).toBe(true);
  });

  test("0 and less is one look", async () => {
    for (const timeout of [0, -1]) {
      const barrier = new Barrier(2);
      await expect(barrier.wait({ timeout })).rejects.toThrow(broken);
      expect(barrier.broken).toBe(true);
    }
    expect(await new Barrier(1).wait({ timeout: 0 })).toBe(0);
  });

  test("the barrier's own timeout serves where none is given", { timeout: 20_000 }, async () => {
    const barrier = new Barrier(2, { timeout: 5 });
    await expect(barrier.wait()).rejects.toThrow(broken);
    barrier.reset();
    await expect(inChild(tasks.meet, barrier)).rejects.toThrow(broken);
    barrier.reset();
    const meeting = inChild(tasks.meet, barrier);
    const own = barrier.wait({ timeout: 10_000 }).catch((reason: Error) => reason.name);
    await meeting.catch(() => {});
    expect([0, 1, "BrokenBarrierError"]).toContain(await own);
  });
});

test("an abort of the signal breaks it, and rejects with the reason", async () => {
  const barrier = new Barrier(3);
  const other = failure(barrier.wait());
  const controller = new AbortController();
  const aborted = failure(barrier.wait({ signal: controller.signal }));
  controller.abort("no more");
  expect([await other, await aborted]).toEqual([broken, "no more"]);
  expect(barrier.broken).toBe(true);
});

test("abort breaks it for who waits and who comes", { timeout: 20_000 }, async () => {
  const barrier = new Barrier(3);
  const here = failure(barrier.wait());
  const there = failure(inChild(tasks.meet, barrier));
  while (barrier.nWaiting < 2) await new Event().wait({ timeout: 1 });
  barrier.abort();
  expect([await here, await there]).toEqual([broken, broken]);
  await expect(barrier.wait()).rejects.toThrow(error("BrokenBarrierError", "reset()"));
});

test("reset frees those who wait with an error, and the barrier is whole", { timeout: 20_000 }, async () => {
  const barrier = new Barrier(2);
  const there = failure(inChild(tasks.meet, barrier));
  while (barrier.nWaiting < 1) await new Event().wait({ timeout: 1 });
  barrier.reset();
  const fresh = [barrier.wait(), barrier.wait()];
  expect(await Promise.all(fresh)).toEqual([0, 1]);
  expect(await there).toEqual(error("BrokenBarrierError", "reset"));
  barrier.reset();
  expect([barrier.broken, barrier.nWaiting]).toEqual([false, 0]);
});

describe("the action", () => {
  test("runs once each time, before anybody goes on", async () => {
    const barrier = new Barrier(3, { action: count });
    for (let round = 1; round <= 3; round++) {
      const seen = await Promise.all([0, 1, 2].map(() => barrier.wait().then(() => ran.times)));
      expect(seen).toEqual([round, round, round]);
    }
  });

  test("runs in the process that arrives last", { timeout: 20_000 }, async () => {
    const barrier = new Barrier(2, { action: count });
    const before = ran.times;
    const here = barrier.wait({ timeout: 10_000 });
    expect(await inChild(tasks.meet, barrier)).toBe(1);
    expect([await here, ran.times]).toEqual([0, before]);
  });

  test("that could not travel is refused at once", () => {
    let runs = 0;
    expect(() => new Barrier(2, { action: () => void runs++ })).toThrow(/action.*runs/);
    expect(runs).toBe(0);
  });

  test(
    "that fails breaks the barrier: its process gets the error, the others are told",
    { timeout: 20_000 },
    async () => {
      const barrier = new Barrier(2, { action: fail });
      const settled = await Promise.allSettled([barrier.wait(), barrier.wait()]);
      const reasons = settled.map((one) => (one as PromiseRejectedResult).reason as Error);
      expect(reasons.map(({ name }) => name).toSorted()).toEqual(["BrokenBarrierError", "RangeError"]);
      barrier.reset();
      const child = inChild(tasks.meet, barrier).catch((reason: unknown) => reason);
      const here: unknown = await barrier.wait().catch((reason: unknown) => reason);
      const names = [here, await child].map((reason) => (reason as Error).name);
      expect(names.toSorted()).toEqual(["BrokenBarrierError", "RangeError"]);
    },
  );

  test("must not be asynchronous", async () => {
    // oxlint-disable-next-line typescript/no-misused-promises -- that is what is refused here
    const barrier = new Barrier(1, { action: promise });
    await expect(barrier.wait()).rejects.toThrow(/promise/);
    expect(barrier.broken).toBe(true);
  });
});

test("wrong arguments are refused by name", async () => {
  expect(() => new Barrier(0)).toThrow(error("ValueError", "parties must be at least 1"));
  expect(() => new Barrier(1.5)).toThrow(/parties must be an integer/);
  expect(() => new Barrier("2" as never)).toThrow(/parties must be an integer/);
  expect(() => new Barrier(2, { action: 5 as never })).toThrow(/action must be a function/);
  expect(() => new Barrier(2, { timeout: "5" as never })).toThrow(/timeout must be a number/);
  expect(() => new Barrier(2, { timeout: Number.NaN })).toThrow(/timeout must be a number/);
  expect(() => new Barrier(2, 5 as never)).toThrow(/options/);
  const barrier = new Barrier(2);
  expect(() => barrier.waitSync(5 as never)).toThrow(/options/);
  await expect(barrier.wait({ timeout: "x" as never })).rejects.toThrow(/timeout/);
  expect([barrier.broken, barrier.nWaiting]).toEqual([false, 0]);
});

test("a disposed barrier refuses", async () => {
  const barrier = new Barrier(2);
  barrier[Symbol.dispose]();
  expect(() => barrier.waitSync()).toThrow(/disposed/);
  await expect(barrier.wait()).rejects.toThrow(/disposed/);
  expect(() => barrier.abort()).toThrow(/disposed/);
});

test("a process that ends while it waits breaks it", { timeout: 20_000 }, async () => {
  const barrier = new Barrier(3);
  const child = new Process({ target: tasks.meet, args: [barrier] });
  child.start();
  while (barrier.nWaiting < 1) await new Event().wait({ timeout: 1 });
  const here = failure(barrier.wait({ timeout: 5000 }));
  child.terminate();
  await child.join();
  expect(await here).toEqual(error("BrokenBarrierError", "died"));
  expect(barrier.broken).toBe(true);
});
