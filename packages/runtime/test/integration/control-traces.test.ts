/** Traces of executions under control, and that the same schedule gives the same one. */

import { type Controller, createController, type Execution, random } from "@mp/runtime/control";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { counting, program, startAll } from "../fixtures/controlled.ts";
import { FAILING, failures, traceText } from "../fixtures/failing-schedules.ts";

let controller: Controller;

// Starting hosts from source takes long on a machine that has much to do.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  controller = await createController();
});
afterAll(() => controller.close());

/** How many failing schedules are recorded and replayed. */
const REPLAYS = 1000;

test("a thousand recorded failing schedules are replayed to the identical trace", async () => {
  let replayed = 0;
  for (const failing of FAILING) {
    const found = await failures(controller, failing, Math.ceil(REPLAYS / FAILING.length));
    // In another order than they were found, so that nothing is left of the execution before.
    for (const { schedule, trace } of found.toReversed()) {
      const again = await controller.run(failing.program, { schedule, trace: true });
      expect(again.schedule).toBe(schedule);
      expect(traceText(again)).toBe(trace);
      replayed++;
    }
  }
  expect(replayed).toBeGreaterThanOrEqual(REPLAYS);
}, 300_000);

test("an error that nobody caught is told with the place where it was made", async () => {
  const code = `import { isMainProcess, Process } from "@mp/runtime";
function check(n: number) {
  if (n > 1) throw new RangeError("too many");
}
function fails(n: number) {
  check(n);
}
if (isMainProcess) {
  const p = new Process({ target: fails, args: [2] });
  p.start();
  await p.join();
  throw new Error("at /a/file.ts:1:1");
}`;
  const url = "file:///errors.ts";
  const { trace } = await controller.run({ main: url, modules: [{ url, code }] }, { sites: true });
  const errors = (trace?.events ?? []).filter((event) => event.type === "error");
  expect(errors.map(({ message, pid, site }) => [pid, message, trace?.sites[site ?? -1]?.line])).toEqual([
    [2, "RangeError: too many", 3],
    [1, "Error: at /a/file.ts:1:1", 12],
  ]);
});

test("an exploration gives each execution with its trace, as its schedule replays it", async () => {
  const given: Execution[] = [];
  const found = await controller.explore(counting(2), {
    trace: true,
    onExecution: (execution) => void given.push(execution),
  });
  expect([found.executions, found.complete, given.length]).toEqual([6, true, 6]);
  expect(new Set(given.map(({ schedule }) => schedule)).size).toBe(6);
  for (const { schedule, trace } of given)
    expect((await controller.run(counting(2), { schedule, trace: true })).trace).toEqual(trace);
});

test("an exploration that gives each execution ends at its limit, or with the first failure", async () => {
  let given = 0;
  const onExecution = (): void => void given++;
  expect(await controller.explore(counting(2), { onExecution, limit: 4 })).toMatchObject({ executions: 4 });
  expect(given).toBe(4);
  const isFailure = ({ output }: Execution): boolean => output[0]?.text === "1\n";
  const { executions } = await controller.explore(counting(2), {
    onExecution,
    isFailure,
    untilFailure: true,
  });
  expect([executions < 6, given]).toEqual([true, 4 + executions]);
});

test("a trace tells the processes, the objects, and every operation in one order", async () => {
  const { outcome, schedule, trace } = await controller.run(counting(2), {
    strategy: random(2),
    trace: true,
  });
  expect(trace).toMatchObject({ version: 1, mode: "controlled", dropped: [], outcome, schedule, sites: [] });
  expect(trace?.processes).toEqual([
    { pid: 1, name: "MainProcess", parent: null },
    { pid: 2, name: "Process-1", parent: 1 },
    { pid: 3, name: "Process-2", parent: 1 },
  ]);
  expect(trace?.objects).toEqual([{ id: 0, kind: "Value", name: "Value-1", by: 1 }]);
  const events = trace?.events ?? [];
  const types = (pid: number): string[] =>
    events.filter((event) => event.pid === pid).map(({ type }) => type);
  expect(types(2)).toEqual(["process.begin", "read", "write", "process.end"]);
  expect(types(1).slice(0, 3)).toEqual(["process.start", "process.start", "wait.begin"]);
  expect(types(1).slice(-3)).toEqual(["read", "output", "process.end"]);
  expect(events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).toSorted((a, b) => a - b));
  expect(events.every(({ time }, i) => i === 0 || time >= (events[i - 1]?.time ?? 0))).toBe(true);
});

test("call sites are the program's own lines, of TypeScript and of functions inside others as well", async () => {
  const code = `import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

interface Pair {
  readonly lock: Lock;
  readonly n: Value<"i">;
}

async function add(
  lock: Lock,
  n: Value<"i">,
): Promise<void> {
  const pair: Pair = { lock, n };
  await pair.lock.acquire();
  pair.n.value = pair.n.value as number;
  pair.lock.release();
}

if (isMainProcess) {
  const pair: Pair = { lock: new Lock(), n: new Value("i", 0, { lock: false }) };
  const p = new Process({ target: add, args: [pair.lock, pair.n] });
  p.start();
  const q = new Process({
    target: (n: Value<"i">) => {
      n.value = 2;
    },
    args: [pair.n],
  });
  q.start();
  p.joinSync();
}
`;
  const url = "file:///folder/sites.ts";
  const { trace } = await controller.run({ main: url, modules: [{ url, code }] }, { sites: true });
  const lines = (pid: number, type: string): (number | undefined)[] =>
    (trace?.events ?? [])
      .filter((event) => event.pid === pid && event.type === type)
      .map(({ site }) => trace?.sites[site ?? -1]?.line);
  expect(lines(1, "process.start")).toEqual([21, 28]);
  expect(lines(1, "wait.begin")).toEqual([29]);
  expect(lines(2, "acquire")).toEqual([13]);
  expect([lines(2, "read"), lines(2, "write"), lines(2, "release")]).toEqual([[14], [14], [15]]);
  expect(lines(3, "write")).toEqual([24]);
  expect(trace?.sites.find(({ line }) => line === 13)).toMatchObject({
    file: "/folder/sites.ts",
    function: "add",
  });
});

test("what a process leaves by force, fails with, or is called, is in the trace", async () => {
  const told = program(
    `function fail() { throw new TypeError("wrong"); }
     function hang(e: Event) { e.waitSync(); }`,
    `const e = new Event();
     const p = new Process({ target: hang, args: [e], name: "the waiter" });
     p.start();
     sleepSync(1);
     p.terminate();
     ${startAll("fail", "")}`,
  );
  const { trace } = await controller.run(told, { trace: true });
  const events = trace?.events ?? [];
  expect(trace?.processes.map(({ name }) => name)).toEqual(["MainProcess", "the waiter", "Process-2"]);
  expect(events.find(({ type }) => type === "process.terminate")).toMatchObject({
    pid: 1,
    target: 2,
    exitCode: -15,
  });
  expect(events.findLast(({ pid }) => pid === 2)).toMatchObject({ type: "process.end", exitCode: -15 });
  expect(events.filter(({ type }) => type === "error")).toMatchObject([
    { pid: 3, message: "TypeError: wrong" },
  ]);
});
