/** How executions of programs under control end, and what is left of them: nothing. */

import { type Controller, createController, random } from "@mp/runtime/control";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { counting, counts, program, startAll, texts } from "../fixtures/controlled.ts";

/** Apart, as in the fixtures. */
const RUNTIME = "@mp/runtime";

let controller: Controller;

// Starting hosts from source takes long on a machine that has much to do.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  controller = await createController();
});
afterAll(() => controller.close());

test("processes that wait for ever beside others that end are a deadlock of those that wait", async () => {
  const lonely = program(
    `function hear(e: Event) { e.waitSync(); }
     function end() {}`,
    `new Process({ target: hear, args: [new Event()] }).start();
     ${startAll("end", "")}`,
  );
  const { outcome } = await controller.run(lonely);
  expect(outcome).toEqual({ kind: "deadlock", pids: [1, 2] });
});

test("a program that sleeps an hour ends at once", async () => {
  const sleepy = program(
    `async function doze() { await sleep(1_800_000); sleepSync(1_800_000); console.log("up"); }`,
    `const begun = Date.now();
     setTimeout(() => console.log("half"), 1_700_000);
     ${startAll("doze", "")}
     console.log(Math.round((Date.now() - begun) / 1000));`,
  );
  const begun = performance.now();
  const execution = await controller.run(sleepy);
  expect(texts(execution)).toBe("half\nup\n3600\n");
  expect(performance.now() - begun).toBeLessThan(5000);
});

test.each(["clearInterval(timer)", "timer.close()", "timer.unref()"])(
  "an interval goes on until %s, after any number of times",
  async (stop) => {
    const ticking = program(
      "",
      `let ticks = 0;
       const timer = setInterval(() => { console.log(++ticks); if (ticks === 3) ${stop}; }, 3_600_000);`,
    );
    const execution = await controller.run(ticking);
    expect([execution.outcome, texts(execution)]).toEqual([{ kind: "finished", exitCode: 0 }, "1\n2\n3\n"]);
  },
);

test("time-outs are up when nobody can go on", async () => {
  const late = program(
    `function hold(lock: Lock) { lock.acquireSync(); sleepSync(500); lock.release(); }`,
    `const lock = new Lock();
     const p = new Process({ target: hold, args: [lock] });
     p.start();
     sleepSync(100);
     console.log(await lock.acquire({ timeout: 200 }), lock.acquireSync({ timeout: 400 }));`,
  );
  expect(texts(await controller.run(late))).toBe("false true\n");
});

test("who only gets out of each other's way reaches the limit of steps, and the hosts go on with the next program", async () => {
  const polite = program(
    `function yieldFor(other: Event) { while (!other.isSet()) sleepSync(1); }`,
    startAll("yieldFor, yieldFor", "new Event()"),
  );
  const { outcome, steps } = await controller.run(polite, { maxSteps: 300 });
  expect(outcome).toEqual({ kind: "step-limit" });
  expect(steps).toBe(301);
  expect((await controller.explore(counting(2))).executions).toBe(6);
});

test("deadlocks are unwound whatever the processes catch, hundreds of times on the same hosts", async () => {
  const stubborn = program(
    `function cling(a: Lock, b: Lock) {
       a.acquireSync();
       try {
         b.acquireSync();
       } catch {
         try { a.release(); } catch { console.log("caught"); }
       } finally {
         console.log("finally");
       }
     }`,
    `const [a, b] = [new Lock(), new Lock()];
     b.acquireSync();
     ${startAll("cling", "a, b")}`,
  );
  const found = await controller.explore(stubborn, { strategy: random(1), limit: 500 });
  expect(counts(found)).toEqual({ deadlock: 500 });
  expect(found.outcomes[0]?.output).toEqual([]);
});

test("a process that is terminated leaves what it held, and none of its code runs any more", async () => {
  const killed = program(
    `function hold(lock: Lock) { lock.acquireSync(); try { sleepSync(1e9); } finally { console.log("no"); } }`,
    `const lock = new Lock();
     const p = new Process({ target: hold, args: [lock] });
     p.start();
     sleepSync(10);
     p.terminate();
     await p.join();
     console.log(p.exitCode, await lock.acquire(), lock.abandoned);`,
  );
  const found = await controller.explore(killed);
  expect(counts(found)).toEqual({ "-15 true true\n": found.executions });
});

test("exit, errors, daemons, grandchildren and module state are as without control", async () => {
  const life = program(
    `let seen = 0;
     function leave() { seen++; try { exit(3); } finally { console.log("no"); } }
     function fail() { seen++; throw new TypeError("wrong"); }
     function idle() { new Event().waitSync(); }
     function parent() { const p = new Process({ target: idle, daemon: true }); p.start(); console.log(seen, parentProcess()?.name); }`,
    `for (const target of [leave, fail, parent]) {
       const p = new Process({ target });
       p.start();
       await p.join();
       console.log(p.exitCode, seen);
     }
     new Process({ target: idle, daemon: true }).start();
     exit(5);`,
  );
  const execution = await controller.run(life);
  expect(execution.outcome).toEqual({ kind: "finished", exitCode: 5 });
  expect(execution.output.map(({ stream, text }) => `${stream} ${text}`)).toEqual([
    "stdout 3 0\n",
    "stderr Process Process-2:\nTypeError: wrong\n",
    "error TypeError: wrong",
    "stdout 1 0\n",
    "stdout 0 MainProcess\n",
    "stdout 0 0\n",
  ]);
});

test("an error that nobody catches in the main process is the outcome", async () => {
  const { outcome } = await controller.run(program("", `await sleep(1); throw new RangeError("too far");`));
  expect(outcome).toEqual({ kind: "error", pid: 1, message: "RangeError: too far" });
  const late = await controller.run(program("", `setTimeout(() => { throw new Error("late"); }, 5);`));
  expect(late.outcome).toEqual({ kind: "error", pid: 1, message: "Error: late" });
  const rejected = await controller.run(program("", `void Promise.reject(new Error("nobody"));`));
  expect(rejected.outcome).toEqual({ kind: "error", pid: 1, message: "Error: nobody" });
});

test("who computes for ever is ended from outside, and the exploration goes on", async () => {
  await using impatient = await createController({ stallTime: 500 });
  const stuck = program(
    `function see(n: Value<"i">) { if (n.value === 1) for (;;); }
     function set(n: Value<"i">) { n.value = 1; }`,
    `const n = new Value("i", 0, { lock: false });
     ${startAll("see, set", "n")}`,
  );
  const found = await impatient.explore(stuck);
  expect(found.complete).toBe(true);
  expect(counts(found)).toEqual({ "": 1, "time-limit": 1 });
  const again = found.failures[0]?.first.schedule;
  expect((await impatient.run(stuck, { schedule: again })).outcome).toEqual({ kind: "time-limit" });
});

test("a signal ends an exploration at once, with what was found so far", async () => {
  const giveUp = new AbortController();
  const endless = await controller.explore(counting(3), {
    strategy: random(1),
    limit: 1_000_000,
    signal: giveUp.signal,
    onProgress: ({ executions }) => void (executions > 20 && giveUp.abort()),
  });
  expect(endless.complete).toBe(false);
  expect(endless.executions).toBeGreaterThan(20);
  expect(endless.executions).toBeLessThan(100_000);
  await expect(controller.run(counting(2), { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow(
    "no",
  );
  expect((await controller.explore(counting(2))).executions).toBe(6);
});

test("a signal ends a program that computes for ever, and leaves nothing of it running", async () => {
  await using endless = await createController();
  const giveUp = new AbortController();
  const running = endless.run(program("", "for (;;);"), { signal: giveUp.signal });
  setTimeout(() => giveUp.abort(new Error("enough")), 500);
  await expect(running).rejects.toThrow("enough");
  expect((await endless.explore(counting(2))).executions).toBe(6);
});

test("who ignores the end of its execution is ended from outside, and the outcome stays what it was", async () => {
  await using impatient = await createController({ stallTime: 500 });
  const deaf = program(
    `function wait1(e: Event) { try { e.waitSync(); } finally { for (;;); } }`,
    startAll("wait1", "new Event()"),
  );
  const found = await impatient.explore(deaf);
  expect(found.complete).toBe(true);
  expect(found.outcomes.map(({ outcome }) => outcome)).toEqual([{ kind: "deadlock", pids: [1, 2] }]);
});

test("sockets are refused, and too much to wait for at once is an error of the program", async () => {
  const listening = await controller.run({
    main: "file:///listen.ts",
    modules: [{ url: "file:///listen.ts", code: `import { Listener } from "${RUNTIME}";\nnew Listener();` }],
  });
  expect(listening.outcome).toMatchObject({
    kind: "error",
    message: expect.stringContaining("not supported under control"),
  });
  const crowded = program("", `for (let i = 0; i < 65; i++) void sleep(i);`);
  expect((await controller.run(crowded)).outcome).toMatchObject({
    message: expect.stringContaining("64 things"),
  });
});
