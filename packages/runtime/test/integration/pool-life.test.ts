/** The life of a pool and of its workers: closing, terminating, joining, replacing, losing. */
import { Barrier, Event, Lock, Pool } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { begun } from "../fixtures/children.ts";
import * as tasks from "../fixtures/pool-tasks.ts";
import { failure } from "../fixtures/remote.ts";
import { regions } from "../fixtures/settled.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe("the end", () => {
  test("close: what was handed in is done, and no more is taken", { timeout: 30_000 }, async () => {
    const pool = new Pool(2);
    await expect(pool.join()).rejects.toThrow(error("ValueError", "Pool is still running"));
    expect(() => pool.joinSync()).toThrow(error("ValueError", "Pool is still running"));
    const result = pool.mapAsync(tasks.square, upTo(200), { chunksize: 1 });
    pool.close();
    pool.close();
    const notRunning = error("ValueError", "Pool not running");
    expect(() => pool.applyAsync(tasks.square, [1])).toThrow(notRunning);
    await expect(pool.map(tasks.square, [1])).rejects.toThrow(notRunning);
    expect(() => pool.imap(tasks.square, [1])).toThrow(notRunning);
    await pool.join();
    expect(result.ready()).toBe(true);
    expect(await result).toEqual(upTo(200).map((x) => x * x));
    await pool.join();
  });

  test("close and joinSync", { timeout: 30_000 }, () => {
    const pool = new Pool(2);
    const result = pool.mapAsync(tasks.square, upTo(20));
    pool.close();
    pool.joinSync();
    expect(result.getSync()).toEqual(upTo(20).map((x) => x * x));
  });

  test("terminate: at once, and what waited is told", { timeout: 30_000 }, async () => {
    const pool = new Pool(2);
    const busy = new Event();
    const running = failure(pool.apply(tasks.neverEnds, [busy]));
    const waiting = pool.imap(tasks.square, upTo(3));
    await begun(busy);
    const from = performance.now();
    pool.terminate();
    pool.terminate();
    await pool.join();
    expect(performance.now() - from).toBeLessThan(2000);
    expect(await running).toEqual(error("ProcessError", "terminated"));
    expect(() => pool.applyAsync(tasks.square, [1])).toThrow(error("ValueError", "Pool not running"));
    const rest: unknown = await Array.fromAsync(waiting).catch((reason: unknown) => reason);
    expect([error("ProcessError"), [0, 1, 4]]).toContainEqual(rest);
  });

  test("an await using block terminates", { timeout: 30_000 }, async () => {
    const busy = new Event();
    let running: Promise<unknown>;
    {
      await using pool = new Pool(1);
      running = failure(pool.apply(tasks.neverEnds, [busy]));
      await begun(busy);
    }
    expect(await running).toEqual(error("ProcessError", "terminated"));
  });

  test("pools leave nothing behind", { timeout: 60_000 }, async () => {
    const use = async (): Promise<void> => {
      await using pool = new Pool(2);
      await pool.map(tasks.square, upTo(50), { chunksize: 1 });
      await failure(pool.apply(tasks.exits, [1]));
      await pool.apply(tasks.squareLater, [2]);
    };
    await use();
    const before = await regions();
    for (let i = 0; i < 4; i++) await use();
    expect(await regions()).toEqual(before);
  });
});

describe("the initializer", () => {
  test("runs in each worker before its first task", { timeout: 30_000 }, async () => {
    await using pool = new Pool({ processes: 2, initializer: tasks.initialize, initargs: ["set up"] });
    expect(await pool.map(tasks.initialized, upTo(10), { chunksize: 1 })).toEqual(
      upTo(10).map(() => "set up"),
    );
  });

  test("that fails fails the tasks, at once", { timeout: 30_000 }, async () => {
    await using pool = new Pool({ processes: 2, initializer: tasks.failsToInitialize });
    expect(await failure(pool.apply(tasks.square, [1]))).toEqual(
      expect.objectContaining({ message: expect.stringContaining("initializer") }),
    );
  });

  test("that can't be sent is refused by the constructor", () => {
    const local = 1;
    expect(() => new Pool({ processes: 1, initializer: () => local })).toThrow(error("EncodeError", "local"));
  });
});

test("maxtasksperchild: a worker is replaced after so many chunks", { timeout: 60_000 }, async () => {
  await using pool = new Pool({ processes: 1, maxtasksperchild: 3 });
  const pids = await pool.map(tasks.pidOf, upTo(9), { chunksize: 1 });
  expect([new Set(pids).size, pids[0] === pids[2], pids[2] === pids[3]]).toEqual([3, true, false]);
  const chunks = await pool.map(tasks.pidOf, upTo(30), { chunksize: 10 });
  expect(new Set(chunks).size).toBe(1);
});

describe("a lost worker", () => {
  test.each([
    ["exits with 0", tasks.exits, 0],
    ["exits with 3", tasks.exits, 3],
    ["fails outside its task", tasks.throwsSoon, undefined],
  ] as [string, (code?: number) => unknown, number | undefined][])(
    "that %s fails its task and is replaced",
    { timeout: 30_000 },
    async (_name, task, code) => {
      await using pool = new Pool(2);
      const from = performance.now();
      const reason = await failure(pool.apply(task, [code]));
      expect(reason).toEqual(error("WorkerLostError"));
      expect(performance.now() - from).toBeLessThan(3000);
      const barrier = new Barrier(2);
      const both = [pool.apply(tasks.meetAndTell, [barrier]), pool.apply(tasks.meetAndTell, [barrier])];
      expect(new Set(await Promise.all(both)).size).toBe(2);
    },
  );

  test("fails nobody else's task", { timeout: 60_000 }, async () => {
    await using pool = new Pool(3);
    for (let round = 0; round < 5; round++) {
      const results = upTo(12).map((x) => pool.applyAsync(tasks.exitsOn, [x]));
      const settled = await Promise.allSettled(results);
      const lost = settled.flatMap((one, x) => (one.status === "rejected" ? [x] : []));
      expect(lost).toEqual([5]);
    }
  });

  test("fails the map whose chunk it had", { timeout: 30_000 }, async () => {
    await using pool = new Pool(2);
    await expect(pool.map(tasks.exitsOn, upTo(10), { chunksize: 1 })).rejects.toThrow(
      error("WorkerLostError"),
    );
    expect(await pool.map(tasks.square, upTo(4))).toEqual([0, 1, 4, 9]);
  });

  test("comes at its turn in imap", { timeout: 30_000 }, async () => {
    await using pool = new Pool(2);
    const got: unknown[] = [];
    const results = pool.imap(tasks.exitsOn, [4, 5, 6]);
    for (let i = 0; i < 3; i++) {
      got.push(
        await results.next().then(
          ({ value }) => value as unknown,
          (reason: Error) => reason.name,
        ),
      );
    }
    expect(got).toEqual([4, "WorkerLostError", 6]);
  });

  test("to a blocking caller as well", { timeout: 30_000 }, () => {
    const pool = new Pool(1);
    expect(() => pool.applySync(tasks.exits, [1])).toThrow(error("WorkerLostError"));
    expect(pool.applySync(tasks.square, [3])).toBe(9);
    pool.terminate();
    pool.joinSync();
  });

  test("leaves its locks abandoned", { timeout: 30_000 }, async () => {
    await using pool = new Pool(1);
    const lock = new Lock();
    await expect(pool.apply(tasks.holdAndExit, [lock])).rejects.toThrow(error("WorkerLostError"));
    using guard = await lock.hold({ timeout: 1000 });
    expect(guard.abandoned).toBe(true);
  });
});
