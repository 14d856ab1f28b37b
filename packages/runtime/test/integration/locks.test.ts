/** Lock, RLock, Semaphore and BoundedSemaphore: Python's semantics, in both faces. */
import {
  BoundedSemaphore,
  Event,
  Guard,
  isRuntimeError,
  Lock,
  Process,
  RLock,
  Semaphore,
  Value,
} from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { inChild } from "../fixtures/remote.ts";
import * as tasks from "../fixtures/sync-tasks.ts";

type Any = Lock | RLock | Semaphore;
const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

describe.each([
  ["Lock", () => new Lock()],
  ["RLock", () => new RLock()],
  ["Semaphore", () => new Semaphore()],
  ["BoundedSemaphore", () => new BoundedSemaphore()],
] as const)("%s", (name, make: () => Any) => {
  test("is given to one process at a time", { timeout: 20_000 }, async () => {
    const lock = make();
    expect(lock.acquireSync()).toBe(true);
    expect(await inChild(tasks.tryLock, lock)).toBe(false);
    lock.release();
    expect(await inChild(tasks.tryLock, lock)).toBe(true);
  });

  test.each([
    ["acquireSync", tasks.takeAndGive],
    ["acquire", tasks.awaitAndGive],
  ] as const)(
    "%s in another process waits until it is released",
    { timeout: 20_000 },
    async (_face, take) => {
      const lock = make();
      const [held, mayRelease] = [new Event(), new Event()];
      const holder = new Process({ target: tasks.hold, args: [lock, held, mayRelease] });
      holder.start();
      await held.wait({ timeout: 10_000 });
      const taker = inChild<[Any], boolean>(take, lock);
      expect(await lock.acquire({ timeout: 30 })).toBe(false);
      mayRelease.set();
      expect(await taker).toBe(true);
      await holder.join();
      expect(lock.acquireSync({ timeout: 0 })).toBe(true);
    },
  );

  test("a negative timeout is one look, and so is 0", async () => {
    const lock = make();
    expect(lock.acquireSync({ timeout: -1 })).toBe(true);
    const other = name === "RLock" ? await inChild(tasks.tryLock, lock) : lock.acquireSync({ timeout: -1 });
    expect(other).toBe(false);
  });

  test("an infinite timeout, and none, wait for ever", async () => {
    const lock = make();
    expect(await lock.acquire({ timeout: Infinity })).toBe(true);
    lock.release();
    expect(await lock.acquire({})).toBe(true);
    lock.release();
    expect(lock.acquireSync({ timeout: undefined })).toBe(true);
  });

  test.each([
    [5, "options"],
    ["soon", "options"],
    [{ timeout: "1" }, "timeout"],
    [{ timeout: Number.NaN }, "timeout"],
    [{ timeout: null }, "timeout"],
    [{ signal: "stop" }, "signal"],
  ] as [never, string][])("%o is refused by name, and nothing is taken", async (options, named) => {
    const lock = make();
    const free = (): boolean => (lock instanceof Semaphore ? lock.getValue() === 1 : !lock.locked());
    expect(() => lock.acquireSync(options)).toThrow(new RegExp(`${named}.* must be`));
    await expect(lock.acquire(options)).rejects.toThrow(TypeError);
    await expect(lock.hold(options)).rejects.toThrow(TypeError);
    expect(() => lock.holdSync(options)).toThrow(TypeError);
    expect(free()).toBe(true);
  });

  test("an AbortSignal ends the wait with its reason", { timeout: 20_000 }, async () => {
    const lock = make();
    const [held, mayRelease] = [new Event(), new Event()];
    const holder = new Process({ target: tasks.hold, args: [lock, held, mayRelease] });
    holder.start();
    await held.wait({ timeout: 10_000 });
    const controller = new AbortController();
    const reason = new Error("enough");
    const waiting = lock.acquire({ signal: controller.signal });
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(lock.acquire({ signal: controller.signal })).rejects.toBe(reason);
    await expect(lock.acquire({ signal: AbortSignal.timeout(5) })).rejects.toMatchObject({
      name: "TimeoutError",
    });
    mayRelease.set();
    await holder.join();
    // Who gave up did not take the lock with him.
    expect(await lock.acquire({ timeout: 1000 })).toBe(true);
  });

  test("hold gives a guard that releases once", async () => {
    const lock = make();
    const free = (): boolean => (lock instanceof Semaphore ? lock.getValue() === 1 : !lock.locked());
    {
      using guard = await lock.hold();
      expect(guard).toBeInstanceOf(Guard);
      expect([guard.abandoned, free()]).toEqual([false, false]);
    }
    expect(free()).toBe(true);
    const guard = lock.holdSync();
    guard.release();
    guard.release();
    expect(free()).toBe(true);
  });

  test("hold throws TimeoutError when the time is up", { timeout: 20_000 }, async () => {
    const lock = make();
    const [held, mayRelease] = [new Event(), new Event()];
    const holder = new Process({ target: tasks.hold, args: [lock, held, mayRelease] });
    holder.start();
    await held.wait({ timeout: 10_000 });
    await expect(lock.hold({ timeout: 5 })).rejects.toThrow(error("TimeoutError", name));
    expect(() => lock.holdSync({ timeout: 5 })).toThrow(error("TimeoutError", name));
    mayRelease.set();
    await holder.join();
  });

  test("many waits at once in one process, each served", async () => {
    const lock = make();
    lock.acquireSync();
    let served = 0;
    const waits = Array.from({ length: 50 }, async () => {
      await lock.acquire();
      served++;
      lock.release();
    });
    lock.release();
    await Promise.all(waits);
    expect(served).toBe(50);
  });

  test("a wait that timed out does not swallow a later release", { timeout: 20_000 }, async () => {
    const lock = make();
    const [held, mayRelease] = [new Event(), new Event()];
    const holder = new Process({ target: tasks.hold, args: [lock, held, mayRelease] });
    holder.start();
    await held.wait({ timeout: 10_000 });
    expect(await lock.acquire({ timeout: 5 })).toBe(false);
    mayRelease.set();
    // This thread sleeps now, and can't hand a wake-up on.
    expect(lock.acquireSync({ timeout: 5000 })).toBe(true);
    await holder.join();
  });

  test("a process that gave up and exits swallows no release", { timeout: 30_000 }, async () => {
    for (let round = 0; round < 3; round++) {
      const lock = make();
      const [gaveUp, mayExit, held, mayRelease] = [new Event(), new Event(), new Event(), new Event()];
      const about = new Event();
      const holder = new Process({ target: tasks.hold, args: [lock, held, mayRelease] });
      holder.start();
      await held.wait({ timeout: 10_000 });
      const quitter = new Process({ target: tasks.giveUpAndExit, args: [lock, gaveUp, mayExit] });
      quitter.start();
      await gaveUp.wait({ timeout: 10_000 });
      const sleeper = inChild(tasks.sayThenTakeAndGive, lock, about);
      await about.wait({ timeout: 10_000 });
      // Nothing tells that it sleeps: it has time to. If it does not yet, the test is weaker, not wrong.
      await new Event().wait({ timeout: 30 });
      mayRelease.set();
      await holder.join();
      mayExit.set();
      await quitter.join();
      expect(await Promise.race([sleeper, new Event().wait({ timeout: 5000 })])).toBe(true);
    }
  });

  test("a disposed handle refuses, and the others go on", async () => {
    const lock = make();
    lock[Symbol.dispose]();
    lock[Symbol.dispose]();
    expect(() => lock.acquireSync()).toThrow(error("ValueError", "disposed"));
    await expect(lock.acquire()).rejects.toThrow(error("ValueError", "disposed"));
    expect(() => lock.release()).toThrow(/ValueError|AssertionError|Cannot|disposed/);
  });
});

describe("Lock", () => {
  test("is not reentrant", async () => {
    const lock = new Lock();
    lock.acquireSync();
    expect(lock.acquireSync({ timeout: 0 })).toBe(false);
    expect(await lock.acquire({ timeout: 1 })).toBe(false);
  });

  test("any process may release it", { timeout: 20_000 }, async () => {
    const lock = new Lock();
    lock.acquireSync();
    await inChild(tasks.releaseIt, lock);
    expect(lock.locked()).toBe(false);
  });

  test("releasing a free one is an error", { timeout: 20_000 }, async () => {
    const text = "semaphore or lock released too many times";
    expect(() => new Lock().release()).toThrow(error("ValueError", text));
    const failed: unknown = await inChild(tasks.releaseIt, new Lock()).catch((reason: unknown) => reason);
    expect(failed).toEqual(error("ValueError", text));
    expect(isRuntimeError(failed, "ValueError")).toBe(true);
  });

  test("locked", async () => {
    const lock = new Lock();
    expect(lock.locked()).toBe(false);
    await lock.acquire();
    expect(lock.locked()).toBe(true);
    lock.release();
    expect(lock.locked()).toBe(false);
  });
});

describe("RLock", () => {
  test("is free when released as often as acquired", { timeout: 20_000 }, async () => {
    const lock = new RLock();
    lock.acquireSync();
    await lock.acquire();
    using guard = lock.holdSync();
    lock.release();
    lock.release();
    expect(await inChild(tasks.tryLock, lock)).toBe(false);
    guard.release();
    expect(await inChild(tasks.tryLock, lock)).toBe(true);
  });

  test("only its holder may release it", { timeout: 20_000 }, async () => {
    const text = "attempt to release recursive lock not owned by thread";
    const lock = new RLock();
    expect(() => lock.release()).toThrow(error("AssertionError", text));
    lock.acquireSync();
    await expect(inChild(tasks.releaseIt, lock)).rejects.toThrow(error("AssertionError", text));
    expect(lock.locked()).toBe(true);
    lock.release();
    expect(() => lock.release()).toThrow(error("AssertionError", text));
  });
});

describe("Semaphore", () => {
  test("counts", async () => {
    const semaphore = new Semaphore(2);
    expect(semaphore.getValue()).toBe(2);
    expect([semaphore.acquireSync(), await semaphore.acquire()]).toEqual([true, true]);
    expect([semaphore.getValue(), semaphore.acquireSync({ timeout: 0 })]).toEqual([0, false]);
    for (let i = 0; i < 5; i++) semaphore.release();
    expect(semaphore.getValue()).toBe(5);
  });

  test("one value for all processes", { timeout: 20_000 }, async () => {
    const semaphore = new Semaphore(0);
    const taking = inChild(tasks.takeAndGive, semaphore);
    semaphore.release();
    expect(await taking).toBe(true);
    expect(semaphore.getValue()).toBe(1);
  });

  test.each([Semaphore, BoundedSemaphore])("%o refuses values that are none", (Type) => {
    expect(() => new Type(-1)).toThrow(error("ValueError", "value"));
    expect(() => new Type(1.5)).toThrow(/value.*integer/);
    expect(() => new Type("2" as never)).toThrow(TypeError);
    expect(() => new Type(2 ** 31)).toThrow(error("ValueError", "value"));
  });

  test("never wraps around", () => {
    const semaphore = new Semaphore(2 ** 31 - 1);
    expect(() => semaphore.release()).toThrow(error("ValueError", "released too many times"));
    expect(semaphore.getValue()).toBe(2 ** 31 - 1);
  });
});

describe("BoundedSemaphore", () => {
  test("refuses more releases than acquisitions", { timeout: 20_000 }, async () => {
    const semaphore = new BoundedSemaphore(2);
    const tooMany = error("ValueError", "semaphore or lock released too many times");
    expect(() => semaphore.release()).toThrow(tooMany);
    semaphore.acquireSync();
    semaphore.release();
    expect(() => semaphore.release()).toThrow(tooMany);
    await expect(inChild(tasks.releaseIt, semaphore)).rejects.toThrow(tooMany);
    expect(semaphore.getValue()).toBe(2);
  });

  test("stays bounded in another process", { timeout: 20_000 }, async () => {
    const semaphore = new BoundedSemaphore(1);
    expect(await inChild(tasks.takeAndGive, semaphore)).toBe(true);
    expect(semaphore).toBeInstanceOf(Semaphore);
  });
});

describe("a holder that ended", () => {
  test.each([
    ["Lock", () => new Lock()],
    ["RLock", () => new RLock()],
  ] as const)("%s tells the next one, once", { timeout: 20_000 }, async (_name, make: () => Lock | RLock) => {
    const lock = make();
    await inChild(tasks.holdForEver, lock);
    {
      using guard = await lock.hold({ timeout: 5000 });
      expect([guard.abandoned, lock.abandoned]).toEqual([true, true]);
    }
    using guard = lock.holdSync({ timeout: 0 });
    expect([guard.abandoned, lock.abandoned]).toEqual([false, false]);
  });

  test("a permit has no owner, and stays taken", { timeout: 20_000 }, async () => {
    const semaphore = new Semaphore(1);
    await inChild(tasks.holdForEver, semaphore);
    expect([semaphore.getValue(), semaphore.abandoned]).toEqual([0, false]);
  });
});

test("the same lock, sent twice, is the same object", { timeout: 20_000 }, async () => {
  const lock = new Lock();
  const value = new Value("i", 0, { lock });
  expect(value.getLock()).toBe(lock);
});
