/** Pool: Python's semantics, and what is better than Python's. */
import { AsyncResult, Barrier, Event, isRuntimeError, Lock, Pool, Queue, Value } from "@mp/runtime";
import { afterAll, describe, expect, test } from "vitest";
import { AppError } from "../fixtures/encodable.ts";
import * as tasks from "../fixtures/pool-tasks.ts";
import { failure } from "../fixtures/remote.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

const pool = new Pool(2);
afterAll(async () => {
  pool.terminate();
  await pool.join();
});

describe("making one", () => {
  test.each([
    [0, /at least 1/],
    [-1, /at least 1/],
    [1.5, /integer/],
    ["2", /options of Pool/],
    [{ processes: 0 }, /at least 1/],
    [{ initializer: 5 }, /initializer must be a function/],
    [{ initargs: 5 }, /initargs must be an array/],
    [{ maxtasksperchild: 0 }, /maxtasksperchild must be at least 1/],
    [{ maxtasksperchild: 1.5 }, /maxtasksperchild must be an integer/],
  ] as [never, RegExp][])("%o is refused", (options, message) => {
    expect(() => new Pool(options)).toThrow(message);
  });

  test("its workers are daemons with names, and as many as it says", { timeout: 20_000 }, async () => {
    const barrier = new Barrier(2);
    const pids = await Promise.all([
      pool.apply(tasks.meetAndTell, [barrier]),
      pool.apply(tasks.meetAndTell, [barrier]),
    ]);
    expect(new Set(pids).size).toBe(2);
    const worker = await pool.apply(tasks.whoAmI, []);
    expect(worker).toMatchObject({ daemon: true, name: expect.stringMatching(/PoolWorker-\d+/) });
    expect(pids).toContain(worker.pid);
  });

  test("a daemon may not make one", { timeout: 20_000 }, async () => {
    await expect(pool.apply(tasks.makesAPool, [])).rejects.toThrow(error("AssertionError", "daemon"));
  });

  test("it stays in its process", () => {
    expect(() => new Queue().putSync({ pool })).toThrow(
      error("EncodeError", "pool objects cannot be passed"),
    );
  });
});

describe("apply", () => {
  test("in all its faces", { timeout: 20_000 }, async () => {
    expect(await pool.apply(tasks.add, [2, 3])).toBe(5);
    expect(pool.applySync(tasks.add, [4, 5])).toBe(9);
    const result = pool.applyAsync(tasks.squareLater, [7]);
    expect(result).toBeInstanceOf(AsyncResult);
    expect([await result, await result.get(), result.getSync(), result.ready(), result.successful()]).toEqual(
      [49, 49, 49, true, true],
    );
  });

  test("an error comes whole", { timeout: 20_000 }, async () => {
    const reason = (await failure(pool.apply(tasks.failsOn, [13]))) as AppError;
    expect(reason).toBeInstanceOf(AppError);
    expect([reason.message, reason.details]).toEqual(["failed on 13", { x: 13 }]);
    expect(reason.stack).toMatch(/pool-tasks\.ts/);
    const result = pool.applyAsync(tasks.failsOn, [3]);
    await result.wait();
    expect([result.ready(), result.successful()]).toEqual([true, false]);
    expect(() => result.getSync()).toThrow(error("AppError", "failed on 3"));
  });

  test("what it gives can't be sent: an error, not a silence", { timeout: 20_000 }, async () => {
    await expect(pool.apply(tasks.unsendable, [])).rejects.toThrow(error("EncodeError", "deep[0]"));
    expect(await pool.apply(tasks.square, [3])).toBe(9);
  });

  test("what it is given can't be sent: an error of the call", () => {
    const local = 1;
    expect(() => pool.applyAsync(() => local, [])).toThrow(error("EncodeError", "local"));
    expect(() => pool.applyAsync(tasks.square, [Symbol("x") as never])).toThrow(error("EncodeError"));
    expect(() => pool.applyAsync("f" as never, [])).toThrow(/fn must be a function/);
    expect(() => pool.applyAsync(tasks.square, 5 as never)).toThrow(/args must be an array/);
    expect(() => pool.applyAsync(tasks.square, [1], 5 as never)).toThrow(/options/);
  });

  test("handles in arguments and results", { timeout: 20_000 }, async () => {
    const value = new Value("i", 0);
    const counts = await pool.map(
      tasks.countUp,
      Array.from({ length: 20 }, () => value),
    );
    expect(counts.toSorted((a, b) => a - b)).toEqual(upTo(20).map((i) => i + 1));
    expect(value.value).toBe(20);
  });
});

describe("an AsyncResult", () => {
  test("that is not ready", { timeout: 20_000 }, async () => {
    const event = new Event();
    const result = pool.applyAsync(tasks.waitFor, [event]);
    expect(result.ready()).toBe(false);
    expect(() => result.successful()).toThrow(error("ValueError", "not ready"));
    await expect(result.get({ timeout: 5 })).rejects.toThrow(error("TimeoutError"));
    expect(() => result.getSync({ timeout: 5 })).toThrow(error("TimeoutError"));
    await expect(result.get({ signal: AbortSignal.abort("no") })).rejects.toBe("no");
    await result.wait({ timeout: 5 });
    result.waitSync({ timeout: 0 });
    expect(result.ready()).toBe(false);
    event.set();
    expect(await result).toBe("waited");
  });

  test("wrong options", { timeout: 20_000 }, async () => {
    const result = pool.applyAsync(tasks.square, [2]);
    await expect(result.get(5 as never)).rejects.toThrow(/options/);
    await expect(result.get({ timeout: "5" as never })).rejects.toThrow(/timeout/);
    expect(() => result.getSync({ timeout: Number.NaN })).toThrow(/timeout/);
    expect(await result).toBe(4);
  });

  test("callbacks run before it is ready", { timeout: 20_000 }, async () => {
    const seen: unknown[] = [];
    const good = pool.applyAsync(tasks.square, [5], {
      callback: (value) => void seen.push(value, good.ready()),
      errorCallback: () => void seen.push("never"),
    });
    await good;
    const bad = pool.applyAsync(tasks.failsOn, [3], {
      callback: () => void seen.push("never"),
      errorCallback: (reason) => void seen.push((reason as Error).message, bad.ready()),
    });
    await bad.wait();
    expect(seen).toEqual([25, false, "failed on 3", false]);
  });
});

describe("map", () => {
  test.each([undefined, 1, 3, 7, 100])("chunksize %o: in order", { timeout: 20_000 }, async (chunksize) => {
    expect(await pool.map(tasks.square, upTo(50), { chunksize })).toEqual(upTo(50).map((x) => x * x));
    expect(pool.mapSync(tasks.squareLater, upTo(10), { chunksize })).toEqual(upTo(10).map((x) => x * x));
  });

  test("of nothing, of any iterable", { timeout: 20_000 }, async () => {
    expect(await pool.map(tasks.square, [])).toEqual([]);
    expect(pool.mapSync(tasks.square, new Set([1, 2]))).toEqual([1, 4]);
    expect(await pool.mapAsync(tasks.square, counting(4))).toEqual([0, 1, 4, 9]);
  });

  test("an iterable that throws", async () => {
    await expect(pool.map(tasks.square, failing())).rejects.toThrow(
      error("RangeError", "the iterable failed"),
    );
  });

  test("the first error, told when all is done", { timeout: 20_000 }, async () => {
    const done = new Queue<number>();
    const reason = (await failure(pool.map(tasks.failsOn, upTo(30), { chunksize: 1 }))) as AppError;
    expect(reason.message).toMatch(/^failed on (3|13|23)$/);
    expect(done.empty()).toBe(true);
    expect(await pool.map(tasks.square, [2])).toEqual([4]);
  });

  test("wrong arguments", async () => {
    await expect(pool.map(tasks.square, 5 as never)).rejects.toThrow(/iterable must be an iterable/);
    await expect(pool.map(tasks.square, [1], { chunksize: 0 })).rejects.toThrow(
      error("ValueError", "chunksize"),
    );
    await expect(pool.map(tasks.square, [1], { chunksize: 1.5 })).rejects.toThrow(/chunksize/);
    await expect(pool.map(5 as never, [1])).rejects.toThrow(/fn must be a function/);
    await expect(pool.starmap(tasks.add, [5] as never)).rejects.toThrow(TypeError);
  });

  test("starmap unpacks", { timeout: 20_000 }, async () => {
    const pairs = upTo(20).map((i): [number, number] => [i, 2 * i]);
    expect(await pool.starmap(tasks.add, pairs)).toEqual(upTo(20).map((i) => 3 * i));
    expect(pool.starmapSync(tasks.add, pairs)).toEqual(upTo(20).map((i) => 3 * i));
    expect(await pool.starmapAsync(tasks.add, pairs, { chunksize: 1 }).get()).toHaveLength(20);
  });

  test("aborted, it gives up; the pool goes on", { timeout: 20_000 }, async () => {
    const controller = new AbortController();
    const event = new Event();
    const waiting = failure(pool.map(tasks.waitFor, [event], { signal: controller.signal }));
    controller.abort("enough");
    expect(await waiting).toBe("enough");
    event.set();
    expect(await pool.map(tasks.square, [3])).toEqual([9]);
    await expect(pool.map(tasks.square, [3], { signal: controller.signal })).rejects.toBe("enough");
  });

  test("large items and results", { timeout: 30_000 }, async () => {
    const texts = upTo(4).map((i) => String(i).repeat(300_000));
    expect(await pool.map(tasks.echo<string>, texts, { chunksize: 1 })).toEqual(texts);
  });
});

function* counting(to: number): Generator<number> {
  for (let i = 0; i < to; i++) yield i;
}

function* failing(): Generator<number> {
  yield 1;
  throw new RangeError("the iterable failed");
}

describe("imap", () => {
  test.each([1, 4])("in order, chunksize %i", { timeout: 20_000 }, async (chunksize) => {
    const got: number[] = [];
    for await (const x of pool.imap(tasks.square, upTo(25), { chunksize })) got.push(x);
    expect(got).toEqual(upTo(25).map((x) => x * x));
  });

  test("in order though the first is the last to end", { timeout: 20_000 }, async () => {
    const event = new Event();
    const items = upTo(5).map((x): [number, Event] => [x, event]);
    const results = pool.imap(tasks.slowOnZeroPair, items);
    await expect(results.next({ timeout: 30 })).rejects.toThrow(error("TimeoutError"));
    expect(() => results.nextSync({ timeout: 0 })).toThrow(error("TimeoutError"));
    event.set();
    const got: number[] = [];
    for await (const x of results) got.push(x);
    expect(got).toEqual(upTo(5));
  });

  test("unordered: as they end", { timeout: 20_000 }, async () => {
    const event = new Event();
    const items = upTo(5).map((x): [number, Event] => [x, event]);
    const got: number[] = [];
    for await (const x of pool.imapUnordered(tasks.slowOnZeroPair, items)) {
      got.push(x);
      if (got.length === 4) event.set();
    }
    expect(got.at(-1)).toBe(0);
    expect(got.toSorted((a, b) => a - b)).toEqual(upTo(5));
  });

  test("an item's error comes at its turn, and the iteration goes on", { timeout: 20_000 }, async () => {
    const results = pool.imap(tasks.failsOn, [1, 2, 3, 4]);
    const got: unknown[] = [];
    for (let i = 0; i < 5; i++) {
      got.push(
        await results.next().then(
          ({ value, done }) => (done ? "end" : value),
          (reason: Error) => reason.message,
        ),
      );
    }
    expect(got).toEqual([1, 2, "failed on 3", 4, "end"]);
  });

  test("takes its items a few ahead, so an endless iterable will do", { timeout: 20_000 }, async () => {
    let taken = 0;
    function* endless(): Generator<number> {
      for (;;) yield taken++;
    }
    const got: number[] = [];
    for await (const x of pool.imap(tasks.square, endless())) {
      got.push(x);
      if (got.length === 20) break;
    }
    expect(got).toEqual(upTo(20).map((x) => x * x));
    expect(taken).toBeLessThan(200);
  });

  test("of an asynchronous iterable, and of nothing", { timeout: 20_000 }, async () => {
    async function* later(): AsyncGenerator<number> {
      for (const x of [1, 2, 3]) yield await Promise.resolve(x);
    }
    expect(await Array.fromAsync(pool.imap(tasks.square, later()))).toEqual([1, 4, 9]);
    expect(await Array.fromAsync(pool.imapUnordered(tasks.square, []))).toEqual([]);
    expect(pool.imap(tasks.square, []).nextSync()).toMatchObject({ done: true });
  });

  test("an iterable that throws: after the results before it", { timeout: 20_000 }, async () => {
    const results = pool.imap(tasks.square, failing());
    expect((await results.next()).value).toBe(1);
    await expect(results.next()).rejects.toThrow(error("RangeError", "the iterable failed"));
  });

  test("wrong arguments", () => {
    expect(() => pool.imap(tasks.square, [1], { chunksize: 0 })).toThrow(error("ValueError", "chunksize"));
    expect(() => pool.imap(tasks.square, 5 as never)).toThrow(/iterable/);
    expect(() => pool.imapUnordered(5 as never, [])).toThrow(/fn must be a function/);
  });
});

test("isRuntimeError knows a lost worker", { timeout: 20_000 }, async () => {
  await using small = new Pool(1);
  const reason = await failure(small.apply(tasks.exits, [0]));
  expect(isRuntimeError(reason, "WorkerLostError")).toBe(true);
  expect(await small.apply(tasks.square, [2])).toBe(4);
  expect(new Lock().acquireSync()).toBe(true);
});
