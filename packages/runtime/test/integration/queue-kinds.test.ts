/** SimpleQueue and what JoinableQueue adds to Queue: Python's semantics, in both faces. */
import { Array as SharedArray, JoinableQueue, Queue, SimpleQueue } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import * as tasks from "../fixtures/channel-tasks.ts";
import { ended, start } from "../fixtures/children.ts";
import { failure, inChild } from "../fixtures/remote.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

describe("JoinableQueue", () => {
  test("join waits until all that was put is done", { timeout: 20_000 }, async () => {
    const queue = new JoinableQueue<number>();
    await queue.join();
    for (let i = 0; i < 10; i++) queue.putSync(i);
    await expect(queue.join({ timeout: 5 })).rejects.toThrow(error("TimeoutError"));
    expect(() => queue.joinSync({ timeout: 0 })).toThrow(error("TimeoutError"));
    const workers = [start(tasks.workThrough, queue, 5), start(tasks.workThrough, queue, 5)];
    const joins = [queue.join(), queue.join()];
    queue.joinSync();
    await Promise.all(joins);
    await ended(0, ...workers);
    queue.joinSync({ timeout: 0 });
    queue.putSync(1);
    await expect(queue.join({ timeout: 0 })).rejects.toThrow(error("TimeoutError"));
  });

  test("an item that was got is not done", async () => {
    const queue = new JoinableQueue<number>();
    queue.putSync(1);
    queue.getSync();
    await expect(queue.join({ timeout: 5 })).rejects.toThrow(error("TimeoutError"));
    queue.taskDone();
    await queue.join({ timeout: 0 });
  });

  test("taskDone too often", () => {
    const queue = new JoinableQueue<number>();
    const tooOften = error("ValueError", "task_done() called too many times");
    expect(() => queue.taskDone()).toThrow(tooOften);
    queue.putSync(1);
    queue.taskDone();
    expect(() => queue.taskDone()).toThrow(tooOften);
    expect(queue.getSync()).toBe(1);
  });

  test("keeps its kind in another process", { timeout: 20_000 }, async () => {
    const queue = new JoinableQueue<number>();
    queue.putSync(1);
    await ended(0, start(tasks.workThrough, queue, 1));
    queue.joinSync({ timeout: 0 });
    expect(queue).toBeInstanceOf(Queue);
  });
});

describe("SimpleQueue", () => {
  test("put and get in both faces, and empty", async () => {
    const queue = new SimpleQueue<number>();
    expect(queue.empty()).toBe(true);
    queue.putSync(1);
    await queue.put(2);
    expect([queue.empty(), queue.getSync(), await queue.get(), queue.empty()]).toEqual([false, 1, 2, true]);
    await expect(queue.get({ timeout: 5 })).rejects.toThrow(error("TimeoutError"));
    expect(() => queue.getSync({ timeout: 0 })).toThrow(error("TimeoutError"));
  });

  test("put waits while the pipe is full", { timeout: 20_000 }, async () => {
    const queue = new SimpleQueue<string>();
    queue.putSync("x".repeat(40_000));
    let put = false;
    const putting = queue.put("y".repeat(40_000)).then(() => (put = true));
    expect(await inChild(tasks.awaitOne<string>, queue)).toBe("x".repeat(40_000));
    await putting;
    expect(put).toBe(true);
    expect((await inChild(tasks.getOne<string>, queue)).length).toBe(40_000);
  });

  test("several processes", { timeout: 20_000 }, async () => {
    const queue = new SimpleQueue<number>();
    const children = [start(tasks.putMany, queue, 0, 500), start(tasks.putMany, queue, 500, 1000)];
    const seen = new SharedArray("i", 1000);
    for (let i = 0; i < 1000; i++) Atomics.add(seen, queue.getSync(), 1);
    await ended(0, ...children);
    expect(seen.every((count) => count === 1)).toBe(true);
  });

  test("what can't be sent is an error of put", async () => {
    const queue = new SimpleQueue();
    expect(() => queue.putSync({ a: [Symbol("s")] })).toThrow(error("EncodeError", "a[0]"));
    await expect(queue.put({ a: [Symbol("s")] })).rejects.toThrow(error("EncodeError", "a[0]"));
    expect(queue.empty()).toBe(true);
  });

  test("closed in this process, it refuses", async () => {
    const queue = new SimpleQueue<number>();
    queue.close();
    queue.close();
    expect(() => queue.putSync(1)).toThrow(error("ValueError", "closed"));
    expect(() => queue.getSync()).toThrow(error("ValueError", "closed"));
    await expect(queue.put(1)).rejects.toThrow(error("ValueError", "closed"));
    await expect(queue.get()).rejects.toThrow(error("ValueError", "closed"));
  });

  test("aborted", async () => {
    const queue = new SimpleQueue<number>();
    await expect(queue.get({ signal: AbortSignal.abort("no") })).rejects.toBe("no");
    const controller = new AbortController();
    const getting = failure(queue.get({ signal: controller.signal }));
    controller.abort("enough");
    expect(await getting).toBe("enough");
    queue.putSync(3);
    expect(await queue.get()).toBe(3);
  });
});
