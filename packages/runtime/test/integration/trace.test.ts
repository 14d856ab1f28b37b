/** The trace: every type of event, from real processes in both faces, with its details. */
import {
  Array as SharedArray,
  Barrier,
  Condition,
  Event,
  JoinableQueue,
  Lock,
  Pipe,
  Pool,
  Process,
  Queue,
  RLock,
  Semaphore,
  ShareableList,
  SimpleQueue,
  sleepSync,
  Value,
} from "@mp/runtime";
import { nameObject, startTrace, type Trace, type TraceEvent, TraceRecorder } from "@mp/runtime/trace";
import { afterEach, describe, expect, test } from "vitest";
import * as traced from "../fixtures/traced.ts";

const recorders: TraceRecorder[] = [];

function trace(...options: Parameters<typeof startTrace>): TraceRecorder {
  const recorder = startTrace(...options);
  recorders.push(recorder);
  return recorder;
}

afterEach(() => {
  for (const recorder of recorders.splice(0)) recorder.stop();
});

/** The events of a process, without what differs from run to run. */
function told({ events, objects }: Trace, pid: number): unknown[] {
  return events
    .filter((event) => event.pid === pid)
    .map(({ seq: _seq, time: _time, pid: _pid, op: _op, object, ...event }) => ({
      ...event,
      ...(object === undefined ? undefined : { object: objects[object]?.name }),
    }));
}

const types = (events: readonly TraceEvent[]): string[] => events.map(({ type }) => type);

function makeThings(): traced.Things {
  return {
    lock: nameObject(new Lock(), "lock"),
    rlock: nameObject(new RLock(), "rlock"),
    semaphore: nameObject(new Semaphore(2), "semaphore"),
    condition: nameObject(new Condition(nameObject(new Lock(), "its lock")), "condition"),
    event: nameObject(new Event(), "event"),
    barrier: nameObject(new Barrier(1), "barrier"),
    value: nameObject(new Value("i", 4), "value"),
    array: nameObject(new SharedArray("i", 2), "array"),
    list: nameObject(new ShareableList([1, "two"]), "list"),
    queue: nameObject(new Queue(), "queue"),
    joinable: nameObject(new JoinableQueue<number>(), "joinable"),
    simple: nameObject(new SimpleQueue<string>(), "simple"),
    end: nameObject(Pipe<string, string>()[0], "pipe"),
  };
}

const size = expect.any(Number);

/** What `useAll` does, as it is told. `sleep` is patient, `condition.wait` not: both come to the end of their time. */
const ALL: readonly unknown[] = [
  { type: "process.begin" },
  { type: "acquire", object: "lock" },
  { type: "acquire.fail", object: "lock", reason: "busy" },
  { type: "release", object: "lock" },
  { type: "acquire", object: "rlock", depth: 1 },
  { type: "acquire", object: "rlock", depth: 2 },
  { type: "release", object: "rlock", depth: 1 },
  { type: "release", object: "rlock", depth: 0 },
  { type: "acquire", object: "semaphore", value: 1 },
  { type: "release", object: "semaphore", value: 2 },
  { type: "acquire", object: "its lock" },
  { type: "release", object: "its lock" },
  { type: "wait.begin", object: "condition", operation: "wait", timed: true },
  { type: "wait.end", object: "condition", operation: "wait", result: "timeout" },
  { type: "acquire", object: "its lock" },
  { type: "notify", object: "condition", count: 0 },
  { type: "release", object: "its lock" },
  { type: "set", object: "event" },
  { type: "look", object: "event", what: "isSet", answer: true },
  { type: "clear", object: "event" },
  { type: "barrier.arrive", object: "barrier" },
  { type: "barrier.pass", object: "barrier", index: 0 },
  { type: "barrier.abort", object: "barrier" },
  { type: "barrier.reset", object: "barrier" },
  { type: "read", object: "value", index: 0, value: "4" },
  { type: "write", object: "value", index: 0, value: "5" },
  { type: "read", object: "list", index: 0, value: "1" },
  { type: "write", object: "list", index: 0, value: "1" },
  { type: "put", object: "queue", message: 1, value: "{page:1}", size },
  { type: "get", object: "queue", message: 1, value: "{page:1}", size },
  { type: "look", object: "queue", what: "empty", answer: true },
  { type: "put", object: "joinable", message: 1, value: "1", size },
  { type: "get", object: "joinable", message: 1, value: "1", size },
  { type: "task.done", object: "joinable" },
  { type: "all.done", object: "joinable" },
  { type: "put", object: "simple", message: 1, value: '"a"', size },
  { type: "get", object: "simple", message: 1, value: '"a"', size },
  { type: "send", object: "pipe", end: 0, message: 1, value: '"hello"', size },
  { type: "look", what: "ready", answer: 1 },
  { type: "recv", object: "pipe", end: 0, message: 1, value: '"there"', size },
  { type: "wait.begin", operation: "sleep", timed: true },
  { type: "wait.end", operation: "sleep", result: "timeout" },
  { type: "close", object: "pipe", end: 0 },
  { type: "process.end", exitCode: 0 },
];

describe.each([
  ["blocking", traced.useAllSync],
  ["awaiting", traced.useAll],
] as const)("%s", (face, target) => {
  test("tells of each operation once, in order, with its details", { timeout: 30_000 }, async () => {
    const recorder = trace({ shared: true });
    const [end, other] = Pipe<string, string>();
    const things = { ...makeThings(), end: nameObject(end, "pipe") };
    other.sendSync("there");
    const process = new Process({ target, args: [things] });
    process.start();
    await process.join();
    const result = recorder.stop();
    const pid = process.pid as number;
    expect(told(result, pid)).toEqual(ALL);
    expect(result.events.filter((event) => event.pid === pid && event.op !== undefined).length > 0).toBe(
      face === "awaiting",
    );
    expect(result.processes).toContainEqual({ pid, name: process.name, parent: 1 });
    expect(result.dropped).toEqual([]);
  });
});

test("starts, joins, terminations and errors of processes", { timeout: 30_000 }, async () => {
  const recorder = trace();
  const [good, bad] = [traced.doNothing, traced.fail].map((target) => new Process({ target }));
  const [lock, held] = [new Lock(), new Event()];
  const stuck = new Process({ target: traced.holdForEver, args: [lock, held] });
  for (const process of [good, bad, stuck]) process?.start();
  held.waitSync();
  stuck.terminate();
  for (const process of [good, bad, stuck]) process?.joinSync();
  expect(lock.acquireSync()).toBe(true);
  const result = recorder.stop();
  const [goodPid, badPid] = [good?.pid, bad?.pid] as number[];
  const pid = stuck.pid as number;
  expect(told(result, goodPid as number)).toEqual([
    { type: "process.begin" },
    { type: "process.end", exitCode: 0 },
  ]);
  expect(told(result, badPid as number)).toEqual([
    { type: "process.begin" },
    { type: "error", message: "RangeError: gone too far" },
    { type: "process.end", exitCode: 1 },
  ]);
  // What a killed process did is there, and its end, which it could not tell.
  const killed = told(result, pid);
  expect(killed.slice(0, 3)).toEqual([
    { type: "process.begin" },
    { type: "acquire", object: "Lock-1" },
    { type: "set", object: "Event-1" },
  ]);
  expect(killed.at(-1)).toEqual({ type: "process.end", exitCode: -15 });
  const own = told(result, 1);
  expect(own).toContainEqual({ type: "process.start", target: pid });
  expect(own).toContainEqual({ type: "process.terminate", target: pid, exitCode: -15 });
  expect(own).toContainEqual({ type: "process.join", target: badPid, exitCode: 1 });
  // Its end comes before what others get of it.
  expect(types(result.events).lastIndexOf("process.end")).toBeLessThan(
    result.events.findLastIndex(({ type }) => type === "acquire"),
  );
  expect(own.at(-1)).toEqual({ type: "acquire", object: "Lock-1", abandoned: true });
});

test("the tasks of a pool", { timeout: 30_000 }, async () => {
  const recorder = trace();
  await using pool = new Pool(1);
  expect(await pool.apply(traced.double, [4])).toBe(8);
  await expect(pool.apply(traced.double, [-1])).rejects.toThrow("negative");
  const result = recorder.stop();
  const tasks = result.events.filter(({ type }) => type.startsWith("task."));
  expect(tasks.map(({ seq: _seq, time: _time, op: _op, ...event }) => event)).toEqual(
    [true, false].flatMap((ok, task) => [
      { type: "task.submit", pid: 1, object: 0, task },
      { type: "task.begin", pid: expect.any(Number), object: 0, task },
      { type: "task.end", pid: expect.any(Number), object: 0, task, ok },
      { type: "task.result", pid: 1, object: 0, task, ok },
    ]),
  );
  expect(result.objects).toEqual([{ id: 0, kind: "Pool", name: "Pool-1", by: 1 }]);
});

test("a wait is told only where one had to wait, and how it ended", async () => {
  const recorder = trace({ values: false });
  const queue = new Queue<string>();
  const signal = AbortSignal.abort("no more");
  const lock = new Lock();
  queue.putSync("here");
  await queue.get();
  await expect(queue.get({ timeout: 200 })).rejects.toThrow("empty");
  lock.acquireSync();
  expect(lock.acquireSync({ timeout: 200 })).toBe(false);
  const waiting = new AbortController();
  const acquiring = lock.acquire({ signal: waiting.signal });
  await Promise.resolve();
  waiting.abort("enough");
  await expect(acquiring).rejects.toBe("enough");
  await expect(lock.acquire({ signal })).rejects.toBe("no more");
  expect(told(recorder.stop(), 1)).toEqual([
    { type: "put", object: "Queue-1", message: 1, size },
    { type: "get", object: "Queue-1", message: 1, size },
    { type: "wait.begin", object: "Queue-1", operation: "get", timed: true },
    { type: "wait.end", object: "Queue-1", operation: "get", result: "timeout" },
    { type: "look", object: "Queue-1", what: "empty", answer: true },
    { type: "acquire", object: "Lock-1" },
    { type: "wait.begin", object: "Lock-1", operation: "acquire", timed: true },
    { type: "wait.end", object: "Lock-1", operation: "acquire", result: "timeout" },
    { type: "acquire.fail", object: "Lock-1", reason: "timeout" },
    { type: "wait.begin", object: "Lock-1", operation: "acquire" },
    { type: "wait.end", object: "Lock-1", operation: "acquire", result: "aborted" },
  ]);
});

test("objects tell their size, and acquires whether they would have given up", () => {
  const recorder = trace();
  for (const thing of [new Semaphore(3), new Queue({ maxsize: 5 }), new Barrier(2), new Lock()]) {
    if (thing instanceof Lock) thing.acquireSync({ timeout: 0 });
  }
  const { events, objects } = recorder.stop();
  expect(objects.map(({ kind, size }) => [kind, size])).toEqual([
    ["Semaphore", 3],
    ["Queue", 5],
    ["Barrier", 2],
    ["Lock", undefined],
  ]);
  expect(events).toMatchObject([{ type: "acquire", tried: true }]);
});

test("a release too many, and a question of the state of a process", () => {
  const recorder = trace();
  const lock = new Lock();
  expect(() => lock.release()).toThrow("nobody holds it");
  const process = new Process({ target: traced.doNothing });
  process.start();
  const pid = process.pid as number;
  process.joinSync();
  expect([process.exitCode, process.isAlive()]).toEqual([0, false]);
  const own = told(recorder.stop(), 1);
  expect(own[0]).toEqual({ type: "release.fail", object: "Lock-1" });
  expect(own.slice(-2)).toEqual([
    { type: "look", what: "exitCode", answer: 0, target: pid },
    { type: "look", what: "isAlive", answer: false, target: pid },
  ]);
});

test("call sites are places of the program", () => {
  const recorder = trace({ sites: true });
  const lock = new Lock();
  function takeIt(): void {
    lock.acquireSync({ timeout: 0 });
  }
  takeIt();
  takeIt();
  lock.release();
  const { events, sites } = recorder.stop();
  expect(sites).toHaveLength(2);
  expect(sites[0]).toMatchObject({ file: import.meta.filename, column: 10, function: "takeIt" });
  const [first, , third] = events.map(({ site }) => sites[site ?? -1]?.line);
  expect((third as number) - (first as number)).toBe(4);
});

test("times begin with the trace and go on from process to process", { timeout: 20_000 }, () => {
  const recorder = trace();
  const queue = new Queue<number>();
  const process = new Process({ target: traced.produce, args: [queue, 1] });
  process.start();
  queue.getSync();
  sleepSync(5);
  queue.putSync(1);
  process.joinSync();
  const { events } = recorder.stop();
  const times = events.map(({ time }) => time);
  expect(times[0]).toBeLessThan(1000);
  const [put, get, last] = ["put", "get"]
    .map((type) => events.find((event) => event.type === type)?.time)
    .concat(events.findLast(({ type }) => type === "put")?.time) as [number, number, number];
  expect(put).toBeLessThanOrEqual(get);
  expect(last - get).toBeGreaterThanOrEqual(5);
});

test("two recorders of one process: each has what happened while it was there", () => {
  const lock = new Lock();
  const first = trace();
  lock.acquireSync();
  const second = trace();
  lock.release();
  expect(types(first.events())).toEqual(["acquire", "release"]);
  expect(types(second.events())).toEqual(["release"]);
  expect(types(first.stop().events)).toEqual(["acquire", "release"]);
  lock.acquireSync();
  expect(types(second.stop().events)).toEqual(["release", "acquire"]);
  lock.release();
  expect(types(first.stop().events)).toEqual(["acquire", "release"]);
});

test("wrong options are named", () => {
  expect(() => startTrace({ events: 0 })).toThrow("events");
  expect(() => startTrace({ sites: 1 as unknown as boolean })).toThrow("sites");
  expect(() => nameObject({}, "x")).toThrow("shared object");
});
