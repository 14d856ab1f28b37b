/** wait and waitSync over sentinels, connections and queues. */
import { Event, JoinableQueue, Pipe, Process, Queue, SimpleQueue, wait, waitSync } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { ended, start } from "../fixtures/children.ts";
import * as endings from "../fixtures/endings.ts";
import { inChild } from "../fixtures/remote.ts";
import * as tasks from "../fixtures/wait-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

describe.each([
  ["waitSync", waitSync],
  ["wait", wait],
] as const)("%s", (_name, waitFor) => {
  test("gives those that are ready, in the order given", async () => {
    const [a, b] = Pipe<number, number>();
    const [queue, empty, simple] = [new Queue(), new JoinableQueue(), new SimpleQueue()];
    b.sendSync(1);
    simple.putSync(1);
    queue.putSync(1);
    expect(await waitFor([simple, empty, a, b, queue])).toEqual([simple, a, queue]);
    expect(await waitFor(new Set([a]))).toEqual([a]);
  });

  test("takes nothing", async () => {
    const queue = new Queue<number>();
    queue.putSync(7);
    await waitFor([queue]);
    expect(await waitFor([queue, queue])).toEqual([queue, queue]);
    expect(queue.getSync()).toBe(7);
  });

  test("is [] when the time is up", async () => {
    const [a, b] = Pipe();
    const objects = [a, new Queue(), new SimpleQueue()];
    for (const timeout of [-1, 0, 5]) expect(await waitFor(objects, { timeout })).toEqual([]);
    expect(await waitFor([], { timeout: 1 })).toEqual([]);
    // Open until here, or its end of file would be ready.
    b.close();
  });

  test("an end of file is ready", { timeout: 20_000 }, async () => {
    const [a, b] = Pipe();
    const holder = start(endings.awaits, new Event(), new Event());
    b.close();
    expect(await waitFor([new Queue(), a])).toEqual([a]);
    holder.kill();
    await ended(-9, holder);
  });

  test("a sentinel is ready when its process has ended, however", { timeout: 30_000 }, async () => {
    const begun = new Event();
    const [quick, stuck] = [start(endings.returns), start(endings.blocks, begun, new Event())];
    const sentinels = [quick.sentinel, stuck.sentinel];
    expect(await waitFor(sentinels)).toEqual([quick.sentinel]);
    expect([quick.exitCode, stuck.isAlive()]).toEqual([0, true]);
    expect(await waitFor([stuck.sentinel], { timeout: 0 })).toEqual([]);
    stuck.kill();
    expect(await waitFor([stuck.sentinel])).toEqual([stuck.sentinel]);
    expect(stuck.exitCode).toBe(-9);
    expect(await waitFor(sentinels)).toEqual(sentinels);
    quick.close();
    expect(await waitFor(sentinels)).toEqual(sentinels);
  });

  test("wakes for a message from another process", { timeout: 20_000 }, async () => {
    const [a, b] = Pipe<never, number>();
    const child = start(tasks.sendTo, b, 42);
    expect(await waitFor([new Queue(), a, new SimpleQueue()])).toEqual([a]);
    expect(a.recvSync()).toBe(42);
    await ended(0, child);
  });

  test("refuses what can't be waited for", async () => {
    const [first, second] = Pipe({ duplex: false });
    const run = async (objects: unknown, options?: object) => waitFor(objects as [], options);
    await expect(run([second])).rejects.toThrow(error("OSError", "write-only"));
    first.close();
    await expect(run([first])).rejects.toThrow(error("OSError", "closed"));
    const queue = new Queue();
    queue.close();
    await expect(run([queue])).rejects.toThrow(error("ValueError", "closed"));
    await expect(run([new Queue(), new Event()])).rejects.toThrow(/object 1 must be a sentinel/);
    await expect(run([null])).rejects.toThrow(TypeError);
    await expect(run(queue)).rejects.toThrow(/objects must be/);
    await expect(run([])).rejects.toThrow(error("ValueError", "nothing"));
    await expect(run([new Queue()], 3 as never)).rejects.toThrow(/options/);
  });
});

test("an AbortSignal ends it with its reason", async () => {
  const controller = new AbortController();
  const waiting = wait([new Queue()], { signal: controller.signal });
  controller.abort("no more");
  await expect(waiting).rejects.toBe("no more");
  await expect(wait([new Queue()], { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: "AbortError",
  });
});

test("what is closed here meanwhile is ready, to say so", async () => {
  const [a, b] = Pipe();
  const [queue, other] = [new Queue(), new Queue()];
  const waits = [wait([a, other]), wait([other, queue])];
  a.close();
  queue.close();
  const closed = await Promise.all(waits);
  expect(closed.flat().map((ready) => [a, queue].indexOf(ready as never))).toEqual([0, 1]);
  expect(() => a.recvSync()).toThrow(error("OSError", "closed"));
  b.close();
});

test("several flows of one process wait at once, and each gets its own", async () => {
  const queues = Array.from({ length: 5 }, () => new Queue<number>());
  const shared = new Queue<number>();
  const waits = queues.map((queue) => wait([shared, queue]));
  for (const queue of queues.toReversed()) queue.putSync(1);
  expect(await Promise.all(waits)).toEqual(queues.map((queue) => [queue]));
});

test("blocking in a wait leaves the process's own awaits alone", { timeout: 20_000 }, async () => {
  const [mine, theirs] = [new Queue<number>(), new Queue<number>()];
  const waiting = wait([mine]);
  const [a, b] = Pipe<never, number>();
  const child = start(tasks.sendTo, b, 1);
  expect(waitSync([theirs, a])).toEqual([a]);
  mine.putSync(1);
  expect(await waiting).toEqual([mine]);
  await ended(0, child);
});

test("a sentinel is there from the start on, and belongs to the parent", async () => {
  const p = new Process({ target: endings.returns });
  expect(() => p.sentinel).toThrow(error("ValueError", "not started"));
  p.start();
  const { sentinel } = p;
  expect(p.sentinel).toBe(sentinel);
  expect(() => new Queue().putSync(sentinel)).toThrow(error("EncodeError", "sentinel"));
  await p.join();
  p.close();
  expect(() => p.sentinel).toThrow(error("ValueError", "closed"));
});

describe.each([
  ["waitSync", tasks.drainSync],
  ["wait", tasks.drain],
] as const)("%s in a child", (_name, drain) => {
  test("drains a pipe and two queues", { timeout: 30_000 }, async () => {
    const [a, b] = Pipe<number, number>();
    const [queue, simple] = [new Queue<number>(), new SimpleQueue<number>()];
    const sum = inChild(drain, [a as never, queue, simple], 3000);
    for (let i = 0; i < 1000; i++) {
      await b.send(1);
      queue.putSync(1);
      await simple.put(1);
    }
    expect(await sum).toBe(3000);
  });
});

describe.each([
  ["waitSync", tasks.answer],
  ["wait", tasks.awaitAndAnswer],
] as const)("%s by turns", (_name, answer) => {
  test("no question and no answer is slept through", { timeout: 60_000 }, async () => {
    const [questions, answers, other] = [new Queue<number>(), new Queue<number>(), new Queue<number>()];
    const child = start(answer, questions, answers, other);
    for (let i = 0; i < 3000; i++) {
      questions.putSync(i);
      expect(waitSync([other, answers], { timeout: 20_000 })).toEqual([answers]);
      expect(answers.getNowait()).toBe(i);
    }
    questions.putSync(-1);
    await ended(0, child);
  });
});
