import type { Trace, TraceEvent } from "@mp/runtime/trace";
import { expect, test } from "vitest";
import { traceSteps } from "../src/trace/steps.ts";

type Untold = TraceEvent extends infer E ? (E extends TraceEvent ? Omit<E, "seq" | "time"> : never) : never;

function traceOf(...events: readonly Untold[]): Trace {
  return {
    version: 1,
    mode: "controlled",
    platform: "node",
    processes: [
      { pid: 1, name: "MainProcess", parent: null },
      { pid: 2, name: "Process-1", parent: 1 },
    ],
    objects: [
      { id: 0, kind: "Value", name: "contador", by: 1 },
      { id: 1, kind: "Array", name: "Array-1", by: 1 },
      { id: 2, kind: "Lock", name: "Lock-1", by: 1 },
      { id: 3, kind: "Queue", name: "Queue-1", by: 1 },
    ],
    sites: [{ file: "file:///home/ana/contador.ts", line: 7, column: 3 }],
    events: events.map((event, at) => ({ seq: at + 1, time: at, ...event })),
    dropped: [],
  };
}

const actions = (...events: readonly Untold[]) =>
  traceSteps(traceOf(...events), new Set()).map(({ action }) => action);

test("each event in the words of the program", () => {
  expect(
    actions(
      { pid: 1, type: "process.start", target: 2 },
      { pid: 2, type: "process.begin" },
      { pid: 2, type: "read", object: 0, index: 0, value: "0" },
      { pid: 2, type: "write", object: 1, index: 3, value: "7" },
      { pid: 2, type: "write", object: 1, index: 0, length: 4, value: "[1, 2, 3, 4]" },
      { pid: 2, type: "wait.begin", object: 2, operation: "acquire" },
      { pid: 2, type: "wait.end", object: 2, operation: "acquire", result: "ready" },
      { pid: 2, type: "acquire", object: 2 },
      { pid: 2, type: "put", object: 3, message: 1, value: '"a"', size: 3 },
      { pid: 1, type: "get", object: 3, message: 1, size: 3 },
      { pid: 1, type: "look", object: 3, what: "empty", answer: true },
      { pid: 1, type: "acquire.fail", object: 2, reason: "busy" },
      { pid: 1, type: "wait.begin", operation: "join", target: 2 },
      { pid: 2, type: "error", message: "Error: vaya\n    at main" },
      { pid: 2, type: "process.end", exitCode: 1 },
      { pid: 1, type: "wait.end", operation: "join", target: 2, result: "timeout" },
      { pid: 1, type: "process.join", target: 2, exitCode: 1 },
      { pid: 1, type: "output", stream: "stdout", text: "hola\n" },
      { pid: 1, type: "process.end", exitCode: 0 },
    ),
  ).toEqual([
    "Process-1.start()",
    "contador.value → 0",
    "Array-1[3] ← 7",
    "Array-1[0…3] ← [1, 2, 3, 4]",
    "Lock-1.acquire()…",
    "Lock-1.acquire()",
    'Queue-1.put("a")',
    "Queue-1.get() → #1",
    "Queue-1.empty → true",
    "Lock-1.acquire() → busy",
    "Process-1.join()…",
    "Error: vaya",
    "exit 1",
    "Process-1.join() → timeout",
    "Process-1.join()",
    "stdout: hola",
  ]);
});

test("a step says where, whether it waits, and whether it is part of a fault", () => {
  const trace = traceOf(
    { pid: 2, type: "process.begin" },
    { pid: 2, type: "wait.begin", object: 2, operation: "acquire", site: 0 },
    { pid: 2, type: "acquire", object: 2 },
  );
  expect(traceSteps(trace, new Set([3]))).toMatchObject([
    { seq: 2, pid: 2, place: "contador.ts:7", isWait: true, isFault: false },
    { seq: 3, pid: 2, place: undefined, isWait: false, isFault: true },
  ]);
});
