/** The kinds of queues. */

import { Empty, Full, JoinableQueue, Queue, SimpleQueue, ValueError } from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { started } from "../suite/started.ts";
import { thrown } from "../suite/thrown.ts";

function double(input: Queue<number>, output: Queue<number>): void {
  for (let left = 3; left > 0; left--) output.putSync(input.getSync() * 2);
}

async function doubleSimple(input: SimpleQueue<number>, output: SimpleQueue<number>): Promise<void> {
  await output.put((await input.get()) * 2);
}

function work(tasks: JoinableQueue<string>): void {
  for (let left = 2; left > 0; left--) {
    tasks.getSync();
    tasks.taskDone();
  }
}

/** Kinds of values that structured clone knows. */
const VALUES: readonly unknown[] = [
  null,
  undefined,
  -0,
  12n,
  "ñandú 🦤",
  new Date(5),
  /a+/gi,
  new Map([[{ key: 1 }, new Set([1, 2])]]),
  new Uint8Array([1, 2, 3]),
  [1, , 3], // oxlint-disable-line no-sparse-arrays -- a hole is to stay one
  { nested: { deep: [true] } },
];

export const queueCases: readonly Case[] = [
  {
    name: "a queue carries items both ways",
    covers: ["Queue.()", "Queue.put", "Queue.get"],
    async run(expect) {
      const [there, back] = [new Queue<number>(), new Queue<number>()];
      const child = started(double, there, back);
      for (const x of [1, 2, 3]) await there.put(x);
      expect([await back.get(), await back.get(), await back.get()]).to.deep.equal([2, 4, 6]);
      await child.join();
    },
  },
  {
    name: "a thread that blocks uses a queue",
    covers: ["Queue.put", "Queue.get"],
    blocks: true,
    run(expect) {
      const [there, back] = [new Queue<number>(), new Queue<number>()];
      const child = started(double, there, back);
      for (const x of [1, 2, 3]) there.putSync(x);
      expect([back.getSync(), back.getSync(), back.getSync()]).to.deep.equal([2, 4, 6]);
      child.joinSync();
      expect(() => back.getSync({ timeout: 1 })).to.throw(Empty);
    },
  },
  {
    name: "values of every kind arrive as they were",
    covers: ["Queue.put", "Queue.get"],
    async run(expect) {
      const queue = new Queue();
      for (const value of VALUES) {
        await queue.put(value);
        expect(await queue.get()).to.deep.equal(value);
      }
    },
  },
  {
    name: "a queue is full at maxsize and empty without items",
    covers: [
      "Queue.put_nowait",
      "Queue.get_nowait",
      "Queue.qsize",
      "Queue.empty",
      "Queue.full",
      "queue.Empty",
      "queue.Full",
    ],
    async run(expect) {
      const queue = new Queue<number>({ maxsize: 2 });
      expect([queue.empty(), queue.full(), queue.qsize()]).to.deep.equal([true, false, 0]);
      queue.putNowait(1);
      queue.putNowait(2);
      expect([queue.empty(), queue.full(), queue.qsize()]).to.deep.equal([false, true, 2]);
      expect(await thrown(() => queue.putNowait(3))).to.be.instanceOf(Full);
      expect(await thrown(() => queue.put(3, { timeout: 1 }))).to.be.instanceOf(Full);
      expect([queue.getNowait(), queue.getNowait()]).to.deep.equal([1, 2]);
      expect(await thrown(() => queue.getNowait())).to.be.instanceOf(Empty);
      expect(await thrown(() => queue.get({ timeout: 1 }))).to.be.instanceOf(Empty);
    },
  },
  {
    name: "a closed queue is refused",
    covers: ["Queue.close"],
    async run(expect) {
      const queue = new Queue<number>();
      queue.putNowait(1);
      queue.close();
      expect(await thrown(() => queue.put(2))).to.be.instanceOf(ValueError);
      expect(await thrown(() => queue.get())).to.be.instanceOf(ValueError);
    },
  },
  {
    name: "a joinable queue knows when its tasks are done",
    covers: ["JoinableQueue.()", "JoinableQueue.task_done", "JoinableQueue.join"],
    async run(expect) {
      const tasks = new JoinableQueue<string>();
      await tasks.join();
      tasks.putNowait("one");
      tasks.putNowait("two");
      const child = started(work, tasks);
      await tasks.join();
      expect(tasks.empty()).to.equal(true);
      expect(await thrown(() => tasks.taskDone())).to.be.instanceOf(ValueError);
      await child.join();
    },
  },
  {
    name: "a thread that blocks joins a queue",
    covers: ["JoinableQueue.join"],
    blocks: true,
    run(expect) {
      const tasks = new JoinableQueue<string>();
      tasks.putSync("one");
      tasks.putSync("two");
      const child = started(work, tasks);
      tasks.joinSync();
      child.joinSync();
      expect(tasks.empty()).to.equal(true);
    },
  },
  {
    name: "a simple queue is a pipe with locks",
    covers: [
      "SimpleQueue.()",
      "SimpleQueue.put",
      "SimpleQueue.get",
      "SimpleQueue.empty",
      "SimpleQueue.close",
    ],
    async run(expect) {
      const [there, back] = [new SimpleQueue<number>(), new SimpleQueue<number>()];
      const child = started(doubleSimple, there, back);
      await there.put(21);
      expect(await back.get()).to.equal(42);
      expect(back.empty()).to.equal(true);
      await child.join();
      back.close();
      expect(await thrown(() => back.get())).to.be.instanceOf(Error);
    },
  },
];
