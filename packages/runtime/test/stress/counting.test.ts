/** Four processes add to one number, a million times in all: none is lost. */
import { Barrier, BoundedSemaphore, Lock, RLock, Semaphore, Value } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { ended, start } from "../fixtures/children.ts";
import { increment, incrementAwaiting, update } from "../fixtures/crowds.ts";

const PROCESSES = 4;

describe.each([
  ["Lock", () => new Lock(), 1_000_000],
  ["RLock", () => new RLock(), 400_000],
  ["Semaphore", () => new Semaphore(1), 400_000],
  ["BoundedSemaphore", () => new BoundedSemaphore(1), 400_000],
] as const)("under one %s", (_name, make, total) => {
  test(`${total} increments, blocking`, { timeout: 120_000 }, async () => {
    const lock = make();
    const go = new Barrier(PROCESSES);
    const count = new Value("i", 0, { lock: false });
    const adders = Array.from({ length: PROCESSES }, () =>
      start(increment, lock, count, total / PROCESSES, go),
    );
    await ended(0, ...adders);
    expect(count.value).toBe(total);
  });

  test(`${total / 10} increments, two blocking and two awaiting`, { timeout: 120_000 }, async () => {
    const lock = make();
    const go = new Barrier(PROCESSES);
    const count = new Value("i", 0, { lock: false });
    const times = total / 10 / PROCESSES;
    const adders = [increment, incrementAwaiting, increment, incrementAwaiting].map((target) =>
      start(target, lock, count, times, go),
    );
    await ended(0, ...adders);
    expect(count.value).toBe(total / 10);
  });
});

test("a value's own lock: 400,000 updates", { timeout: 120_000 }, async () => {
  const count = new Value("i", 0);
  const go = new Barrier(PROCESSES);
  await ended(0, ...Array.from({ length: PROCESSES }, () => start(update, count, 100_000, go)));
  expect(count.value).toBe(400_000);
});
