/** Programs under control, on real hosts: what exploring finds, and what a program may do. */

import { type Controller, createController, exhaustive, pct, random } from "@mp/runtime/control";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { counting, counts, crossing, program, startAll, texts } from "../fixtures/controlled.ts";

let controller: Controller;

// Starting hosts from source takes long on a machine that has much to do.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  controller = await createController();
});
afterAll(() => controller.close());

test("every interleaving of two increments is tried once: four lose an update, two do not", async () => {
  const found = await controller.explore(counting(2));
  expect(found.complete).toBe(true);
  expect(found.executions).toBe(6);
  expect(counts(found)).toEqual({ "2\n": 2, "1\n": 4 });
});

test("three increments have 90 interleavings", async () => {
  const found = await controller.explore(counting(3));
  expect(found.executions).toBe(90);
  expect(counts(found)).toEqual({ "3\n": 6, "2\n": 36, "1\n": 48 });
});

test("with no preemption no update is lost, with one it is", async () => {
  expect(counts(await controller.explore(counting(2), { strategy: exhaustive({ bound: 0 }) }))).toEqual({
    "2\n": 2,
  });
  const one = await controller.explore(counting(2), {
    strategy: exhaustive({ bound: 1 }),
    isFailure: (execution) => texts(execution) !== "2\n",
  });
  expect(one.failures).toHaveLength(1);
  expect(one.failures[0]?.simplest.preemptions).toBe(1);
});

test("two locks taken crosswise deadlock, and it is told who waits", async () => {
  const found = await controller.explore(crossing);
  expect(found.complete).toBe(true);
  const [failure] = found.failures;
  expect(failure?.outcome).toEqual({ kind: "deadlock", pids: [1, 2, 3] });
  const again = await controller.run(crossing, { schedule: failure?.simplest.schedule });
  expect(again).toEqual(failure?.simplest);
});

test("random and PCT find it too, and stop at the first failure if they are told to", async () => {
  for (const strategy of [random(4), pct(4, 2)]) {
    const found = await controller.explore(crossing, { strategy, limit: 2000, untilFailure: true });
    expect(found.failures[0]?.outcome.kind).toBe("deadlock");
    expect(found.complete).toBe(false);
  }
});

test("a lock in time makes all schedules right", async () => {
  const right = program(
    `async function add(n: Value<"i">, lock: Lock) {
       using _ = await lock.hold();
       n.value += 1;
     }`,
    `const n = new Value("i", 0, { lock: false });
     const lock = new Lock();
     ${startAll("add, add", "n, lock")}
     console.log(n.value);`,
  );
  const found = await controller.explore(right);
  expect(found.complete).toBe(true);
  expect(found.failures).toEqual([]);
  expect(Object.keys(counts(found))).toEqual(["2\n"]);
});

test("queues, pipes, conditions, barriers, pools and managers work, in both faces", async () => {
  const all = program(
    `async function consume(q: Queue, done: Queue) { for (let sum = 0; ; ) { const x = await q.get(); if (x === null) return done.putSync(sum); sum += x; } }
     function echo(end: any) { end.sendSync(end.recvSync() * 2); }
     function meet(b: Barrier, c: Condition, n: Value<"i">) { b.waitSync(); using _ = c.holdSync(); n.value += 1; c.notifyAll(); }
     function square(x: number) { return x * x; }`,
    `const [q, done] = [new Queue({ maxsize: 1 }), new Queue()];
     const consumer = new Process({ target: consume, args: [q, done] });
     consumer.start();
     for (const x of [1, 2, 3, null]) await q.put(x);
     console.log(await done.get());
     const [here, there] = Pipe();
     const p = new Process({ target: echo, args: [there] });
     p.start();
     await here.send(21);
     console.log(await here.recv());
     const [b, c, n] = [new Barrier(2), new Condition(), new Value("i", 0)];
     const [first, second] = [1, 2].map(() => new Process({ target: meet, args: [b, c, n] }));
     first.start();
     second.start();
     { using _ = await c.hold(); while (n.value < 2) await c.wait(); }
     await Promise.all([first.join(), second.join(), p.join(), consumer.join()]);
     { await using pool = new Pool(2); console.log(await pool.map(square, [1, 2, 3])); }
     await using manager = new Manager();
     const list = await manager.list([1]);
     await list.append(2);
     console.log(await list.get(1));`,
  );
  const found = await controller.explore(all, { strategy: random(2), limit: 100 });
  expect(counts(found)).toEqual({ "6\n42\n[ 1, 4, 9 ]\n2\n": 100 });
});

test("overlapping promises of one process are scheduled one by one", async () => {
  const overlapping = program(
    `async function take(lock: Lock, name: string) { using _ = await lock.hold(); await sleep(0); console.log(name); }
     async function both(a: Lock, b: Lock) { await Promise.all([take(a, "a"), take(b, "b")]); }`,
    `const [a, b] = [new Lock(), new Lock()];
     ${startAll("both, both", "a, b")}`,
  );
  const found = await controller.explore(overlapping, { limit: 5000 });
  expect(found.failures).toEqual([]);
  expect(Object.keys(counts(found)).length).toBeGreaterThan(2);
});

test("a program may have several modules, which import each other", async () => {
  const modules = [
    {
      url: "file:///main.ts",
      code: `import { isMainProcess, Process, Queue } from "@mp/runtime";
import work, { calls, type Job as Task } from "./work.ts";
export { work as again } from "./nothing.ts";
const task: Task = { by: 2 };
if (isMainProcess) {
  const q = new Queue();
  const p = new Process({ target: work, args: [q, task] });
  p.start();
  console.log(await q.get(), calls, import.meta.url, Object.keys(await import("./nothing.ts")).join());
  await p.join();
}`,
    },
    {
      url: "file:///work.ts",
      code: `import { name } from "./main-name.ts";
import type { Queue } from "@mp/runtime";
export interface Job { by: number }
export let calls = 0;
export default async function work(q: Queue, { by }: Job) { calls++; await q.put(\`\${name}: \${by * calls}\`); }`,
    },
    { url: "file:///main-name.ts", code: `import "./work.ts"; export const name = "twice";` },
    { url: "file:///nothing.ts", code: `export function work() {} export * from "./main-name.ts";` },
  ];
  const execution = await controller.run({ main: "file:///main.ts", modules });
  expect(execution.output.map(({ text }) => text).join("")).toBe("twice: 2 0 file:///main.ts work,name\n");
  expect(execution.outcome).toEqual({ kind: "finished", exitCode: 0 });
});

test("a program may say where its imports lead", async () => {
  const main = "file:///main.ts";
  const code = `import { join } from "#paths"; import { name } from "pizzas"; console.log(join("a", "b"), name);`;
  const execution = await controller.run({
    main,
    modules: [
      { url: main, code },
      { url: "file:///lib/pizzas.ts", code: `export const name: string = "calzone";` },
    ],
    imports: [
      { parent: main, specifier: "#paths", url: "node:path" },
      { parent: main, specifier: "pizzas", url: "file:///lib/pizzas.ts" },
    ],
  });
  expect(texts(execution)).toBe("a/b calzone\n");
});

test("more processes than there are hosts at first get some; more than there may be are an outcome", async () => {
  const many = program(
    `function wait1(e: Event) { e.waitSync(); }`,
    `const e = new Event();
     const all = Array.from({ length: 9 }, () => new Process({ target: wait1, args: [e] }));
     for (const p of all) p.start();
     e.set();
     for (const p of all) await p.join();
     console.log("all");`,
  );
  expect(texts(await controller.run(many))).toBe("all\n");
  await using small = await createController({ maxProcesses: 3 });
  expect((await small.run(many)).outcome).toEqual({ kind: "too-many-processes" });
});

test("a schedule of another program, and a program that can't be parsed, are refused", async () => {
  await expect(controller.run(counting(2), { schedule: "1AP8B" })).rejects.toThrow("not one of this program");
  await expect(controller.run(counting(2), { schedule: "nonsense" })).rejects.toThrow("no schedule");
  await expect(controller.run(program("", "const = 1"))).rejects.toThrow(SyntaxError);
  await expect(controller.run(program(`import "left-pad-that-is-not";`, ""))).rejects.toThrow("left-pad");
  expect((await controller.explore(counting(2))).executions).toBe(6);
});

test("whether a process that has done its last operation has ended is tried both ways, where the program may ask", async () => {
  const asking = program(
    `async function give(q: Queue) { await q.put(1); }`,
    `const q = new Queue();
     const p = new Process({ target: give, args: [q] });
     p.start();
     await q.get();
     console.log(p.isAlive());`,
  );
  const found = await controller.explore(asking);
  expect(found.complete).toBe(true);
  expect(Object.keys(counts(found)).toSorted()).toEqual(["false\n", "true\n"]);
});
