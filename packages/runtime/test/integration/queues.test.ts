/** Queue and JoinableQueue: Python's semantics, in both faces. */
import { Empty, Full, JoinableQueue, Lock, Queue, Value } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import * as tasks from "../fixtures/channel-tasks.ts";
import { ended, start } from "../fixtures/children.ts";
import { failure, inChild } from "../fixtures/remote.ts";
import { regions } from "../fixtures/settled.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

describe.each([
  ["Queue", Queue],
  ["JoinableQueue", JoinableQueue as typeof Queue],
] as const)("%s", (name, Type) => {
  test("first in, first out, in both faces", async () => {
    const queue = new Type<number>();
    queue.putSync(1);
    await queue.put(2);
    queue.putNowait(3);
    expect([queue.getSync(), await queue.get(), queue.getNowait()]).toEqual([1, 2, 3]);
  });

  test("an item is there when put returns", () => {
    const queue = new Type<string>();
    queue.putSync("there");
    expect([queue.empty(), queue.qsize(), queue.full()]).toEqual([false, 1, false]);
    expect(queue.getNowait()).toBe("there");
    expect([queue.empty(), queue.qsize()]).toEqual([true, 0]);
  });

  test("a full one: putNowait, and put when the time is up", async () => {
    const queue = new Type<number>({ maxsize: 2 });
    queue.putSync(1);
    expect(queue.full()).toBe(false);
    queue.putSync(2);
    expect([queue.full(), queue.qsize()]).toEqual([true, 2]);
    expect(() => queue.putNowait(3)).toThrow(Full);
    expect(() => queue.putSync(3, { timeout: 0 })).toThrow(Full);
    expect(() => queue.putSync(3, { timeout: -1 })).toThrow(Full);
    expect(() => queue.putSync(3, { timeout: 5 })).toThrow(Full);
    await expect(queue.put(3, { timeout: 5 })).rejects.toThrow(Full);
    expect(queue.qsize()).toBe(2);
    queue.getSync();
    queue.putNowait(3);
    expect([queue.getSync(), queue.getSync()]).toEqual([2, 3]);
  });

  test("an empty one: getNowait, and get when the time is up", async () => {
    const queue = new Type<number>();
    expect(() => queue.getNowait()).toThrow(Empty);
    expect(() => queue.getSync({ timeout: 0 })).toThrow(Empty);
    expect(() => queue.getSync({ timeout: 5 })).toThrow(Empty);
    await expect(queue.get({ timeout: 5 })).rejects.toThrow(Empty);
    await expect(queue.get({ timeout: -5 })).rejects.toThrow(Empty);
  });

  test.each([0, -3])("maxsize %i is unbounded", (maxsize) => {
    const queue = new Type<number>({ maxsize });
    for (let i = 0; i < 5000; i++) queue.putNowait(i);
    expect([queue.full(), queue.qsize()]).toEqual([false, 5000]);
    for (let i = 0; i < 5000; i++) expect(queue.getNowait()).toBe(i);
  });

  test("put waits for a slot, get for an item, across processes", { timeout: 20_000 }, async () => {
    const queue = new Type<number>({ maxsize: 1 });
    const producers = [start(tasks.putMany, queue, 0, 20), start(tasks.awaitPutMany, queue, 20, 40)];
    const got: number[] = [];
    for (let i = 0; i < 40; i++) got.push(i % 2 === 0 ? await queue.get() : queue.getSync());
    await ended(0, ...producers);
    expect(got.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    // Each producer's own come in its order.
    expect(got.filter((i) => i < 20)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  test("many waits at once in one process, each served", async () => {
    const queue = new Type<number>({ maxsize: 3 });
    const gets = Array.from({ length: 60 }, () => queue.get());
    await Promise.all(Array.from({ length: 60 }, (_, i) => queue.put(i)));
    expect((await Promise.all(gets)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, i) => i),
    );
  });

  test("an AbortSignal ends a wait with its reason, and takes nothing", async () => {
    const queue = new Type<number>({ maxsize: 1 });
    const controller = new AbortController();
    const getting = failure(queue.get({ signal: controller.signal }));
    controller.abort("enough");
    expect(await getting).toBe("enough");
    queue.putSync(1);
    await expect(queue.get({ signal: controller.signal })).rejects.toBe("enough");
    await expect(queue.put(2, { signal: controller.signal })).rejects.toBe("enough");
    const later = new AbortController();
    const putting = failure(queue.put(2, { signal: later.signal }));
    later.abort("enough too");
    expect(await putting).toBe("enough too");
    expect([queue.qsize(), queue.getSync()]).toEqual([1, 1]);
  });

  test("large items, and items larger than any segment", async () => {
    const queue = new Type<string>();
    const sizes = [1, 511, 512, 513, 65_000, 65_536, 200_000, 3_000_000];
    for (const size of sizes) queue.putSync("é".repeat(size));
    for (const size of sizes) expect((await queue.get()).length).toBe(size);
    expect(queue.empty()).toBe(true);
  });

  test("what can't be sent is an error of put, naming the path, and takes no slot", async () => {
    const queue = new Type({ maxsize: 1 });
    const local = 1;
    const bad = { task: { run: () => local } };
    await expect(queue.put(bad)).rejects.toThrow(error("EncodeError", "task.run"));
    expect(() => queue.putSync(bad)).toThrow(error("EncodeError", "local"));
    expect(() => queue.putNowait([new WeakMap()])).toThrow(error("EncodeError", "[0]"));
    expect([queue.qsize(), queue.full()]).toEqual([0, false]);
    queue.putNowait("fine");
  });

  test("handles in items keep what they stand for, also when nobody gets them", async () => {
    const before = await regions();
    {
      using queue = new Type<{ lock: Lock; value: Value<"i"> }>();
      {
        using lock = new Lock();
        using value = new Value("i", 7, { lock: false });
        lock.acquireSync();
        for (let i = 0; i < 3; i++) queue.putSync({ lock, value });
      }
      const { lock, value } = queue.getSync();
      expect([lock.locked(), value.value]).toEqual([true, 7]);
      expect(queue.getSync().lock).toBe(lock);
      lock[Symbol.dispose]();
      value[Symbol.dispose]();
    }
    expect(await regions()).toEqual(before);
  });

  test("a put that fails gives its handles back", async () => {
    const lock = new Lock();
    const queue = new Type({ maxsize: 1 });
    queue.putSync(0);
    for (let i = 0; i < 5; i++) {
      expect(() => queue.putSync([lock, "x".repeat(1000)], { timeout: 1 })).toThrow(Full);
      await expect(queue.put([lock], { timeout: 1 })).rejects.toThrow(Full);
      expect(() => queue.putNowait([lock])).toThrow(Full);
      expect(() => queue.putSync([lock, Symbol("x")])).toThrow(/Symbol/);
    }
    const before = await regions();
    lock[Symbol.dispose]();
    expect((await regions())["LOCK"] ?? 0).toBe((before["LOCK"] ?? 0) - 1);
  });

  test("closed in this process, it refuses here, and serves elsewhere", { timeout: 20_000 }, async () => {
    const queue = new Type<number>();
    queue.putSync(1);
    await expect(inChild(tasks.closeAndPut, queue)).rejects.toThrow(error("ValueError", "closed"));
    const closing = new Type<number>();
    closing.putSync(1);
    closing.close();
    closing.close();
    const closed = error("ValueError", `${name} is closed`);
    expect(() => closing.putSync(1)).toThrow(closed);
    expect(() => closing.putNowait(1)).toThrow(closed);
    expect(() => closing.getSync()).toThrow(closed);
    expect(() => closing.getNowait()).toThrow(closed);
    await expect(closing.put(1)).rejects.toThrow(closed);
    await expect(closing.get()).rejects.toThrow(closed);
    expect(await inChild(tasks.getOne<number>, closing)).toBe(1);
    expect(queue.getSync()).toBe(1);
  });

  test("for await gives item after item", { timeout: 20_000 }, async () => {
    const queue = new Type<number>();
    const collecting = inChild(tasks.collect, queue, -1);
    for (const item of [1, 2, 3, -1]) await queue.put(item);
    expect(await collecting).toEqual([1, 2, 3]);
  });

  test("for await ends when this process closes the queue, and a get that waits is told", async () => {
    const queue = new Type<number>();
    const got: number[] = [];
    const looping = (async () => {
      for await (const item of queue) got.push(item);
    })();
    queue.putSync(1);
    while (got.length < 1) await new Queue().get({ timeout: 1 }).catch(() => {});
    const getting = failure(queue.get());
    queue.close();
    await looping;
    expect(got).toEqual([1]);
    expect(await getting).toEqual(error("ValueError", "closed"));
  });

  test.each([
    [{ maxsize: 1.5 }, /maxsize must be an integer/],
    [{ maxsize: "3" }, /maxsize must be an integer/],
    [5, /options/],
  ] as [never, RegExp][])("%o is refused", (options, message) => {
    expect(() => new Type(options)).toThrow(message);
  });

  test("wrong options of put and get are refused by name, and nothing happens", async () => {
    const queue = new Type<number>();
    queue.putSync(1);
    for (const options of [5, { timeout: "1" }, { timeout: Number.NaN }] as never[]) {
      expect(() => queue.getSync(options)).toThrow(TypeError);
      expect(() => queue.putSync(2, options)).toThrow(TypeError);
      await expect(queue.get(options)).rejects.toThrow(TypeError);
      await expect(queue.put(2, options)).rejects.toThrow(TypeError);
    }
    expect(queue.qsize()).toBe(1);
  });

  test("maxsize beyond 2³¹ is as good as unbounded", () => {
    const queue = new Type<number>({ maxsize: 2 ** 32 + 1 });
    for (let i = 0; i < 3; i++) queue.putNowait(i);
    expect(queue.full()).toBe(false);
  });

  test("queues travel through queues, and keep their kind", { timeout: 20_000 }, async () => {
    const outer = new Type<Queue<string>>();
    const inner = new Type<string>();
    outer.putSync(inner);
    const child = start(tasks.putThrough, outer);
    expect(await inner.get({ timeout: 10_000 })).toBe("through a queue in a queue");
    await ended(0, child);
  });
});
