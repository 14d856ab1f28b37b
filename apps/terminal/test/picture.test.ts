import { stripVTControlCharacters } from "node:util";
import { findings, timeline, type Trace, type TraceEvent } from "@mp/inspect";
import { describe, expect, test } from "vitest";
import { lanesLines } from "../src/render/trace/lanes.ts";
import { legendLines } from "../src/render/trace/legend.ts";
import { pictureOf } from "../src/render/trace/picture-of.ts";
import { signsFor } from "../src/render/trace/signs.ts";
import { timeAxis } from "../src/render/trace/time-axis.ts";
import { waitsOf } from "../src/render/trace/waits-of.ts";
import { waitsLines } from "../src/render/trace/waits.ts";
import { traceWords } from "../src/texts/trace.ts";

const signs = signsFor({});
const plain = (lines: readonly string[]) => lines.map((line) => stripVTControlCharacters(line));

type Untold = TraceEvent extends infer E ? (E extends TraceEvent ? Omit<E, "seq"> : never) : never;

/** Two processes, one of which has the lock that the other wants. */
const events: readonly Untold[] = [
  { time: 0, pid: 1, type: "process.start", target: 2 },
  { time: 0, pid: 1, type: "process.start", target: 3 },
  { time: 2, pid: 1, type: "wait.begin", operation: "join", target: 2 },
  { time: 1000, pid: 2, type: "process.begin" },
  { time: 1001, pid: 3, type: "process.begin" },
  { time: 1002, pid: 2, type: "acquire", object: 0 },
  { time: 1004, pid: 3, type: "wait.begin", object: 0, operation: "acquire", site: 0 },
  { time: 1020, pid: 2, type: "release", object: 0 },
  { time: 1021, pid: 3, type: "wait.end", object: 0, operation: "acquire", result: "ready" },
  { time: 1021, pid: 3, type: "acquire", object: 0 },
  { time: 1022, pid: 2, type: "process.end", exitCode: 0 },
  { time: 1023, pid: 1, type: "wait.end", operation: "join", target: 2, result: "ready" },
  { time: 1030, pid: 3, type: "release", object: 0 },
  { time: 1032, pid: 3, type: "process.end", exitCode: 0 },
  { time: 1040, pid: 1, type: "process.end", exitCode: 0 },
];

function traceOf(mode: Trace["mode"]): Trace {
  return {
    version: 1,
    mode,
    platform: "node",
    processes: [
      { pid: 1, name: "MainProcess", parent: null },
      { pid: 2, name: "Process-1", parent: 1 },
      { pid: 3, name: "Process-2", parent: 1 },
    ],
    objects: [{ id: 0, kind: "Lock", name: "caja", by: 1 }],
    sites: [{ file: "/home/ana/caja.ts", line: 7, column: 3 }],
    events: events.map((event, at) => ({ seq: at + 1, ...event })),
    dropped: [],
  };
}

const drawn = (mode: Trace["mode"], width: number) => {
  const trace = traceOf(mode);
  expect(findings(trace)).toEqual([]);
  const picture = pictureOf({ trace, timeline: timeline(trace), faults: new Set(), signs });
  return plain(lanesLines(picture, { width, signs, decimal: "." }));
};

test("over time: who has the lock stands in the wait for it, and the loading of threads is left out", () => {
  expect(drawn("free", 80)).toEqual([
    "             0     ≈               1010           1020           1030       1040",
    "MainProcess  ▸━░░ Process-1.join ░░░░░░░░░░░░░░░░░░░░·━━━━━━━━━━━━━━━━━━━━━━━━━",
    "Process-1    ┄┄┄┄┄┄┄━━━◆━━━━━━━━━━━━━━━━━━━━━━━━━━◇━━",
    "Process-2    ┄┄┄┄┄┄┄┄┄━━━━░░ caja ← Process-1 ░░░░·◆━━━━━━━━━━━━━◇━━",
  ]);
});

test("by turns: one place for each step", () => {
  expect(drawn("controlled", 80)).toEqual([
    "             0              5              10           15",
    "MainProcess  ▸━━▸━━░░ Process-1.join ░░░░░░···━━━······",
    "Process-1    ┄┄┄┄┄┄┄┄┄━━━···◆━━···◇━━······",
    "Process-2       ┄┄┄┄┄┄┄┄┄━━━···░░░···━━━◆━━······◇━━",
  ]);
});

test("the legend tells of what is drawn, and of nothing else", () => {
  const trace = traceOf("free");
  const picture = pictureOf({ trace, timeline: timeline(trace), faults: new Set(), signs });
  expect(plain(legendLines(picture, { width: 60, signs, texts: traceWords("es") }))).toEqual([
    "  ┄┄ arranca   ━━ avanza   ·· espera turno   ░░ bloqueado",
    "  ▸ inicia un proceso   ◆ adquiere   ◇ libera",
  ]);
});

test("waits in words", () => {
  const trace = traceOf("free");
  const rows = waitsOf(timeline(trace), trace, { texts: traceWords("en"), decimal: "." });
  expect(plain(waitsLines(rows, 70))).toEqual([
    "  MainProcess     2.0–1022.0 ms  blocked on Process-1.join()",
    "  Process-2    1004.0–1020.0 ms  blocked on caja.acquire(), held by",
    "                                 Process-1 (caja.ts:7)",
  ]);
});

describe("the axis of time", () => {
  test("is to scale where something happens all the time", () => {
    const { length, stretches, placeOf } = timeAxis([0, 10, 20, 30]);
    expect([length, stretches.length, placeOf(10), placeOf(30)]).toEqual([30, 1, 10, 30]);
  });

  test("leaves out the long stretches in which nothing happens", () => {
    const { length, stretches, placeOf } = timeAxis([0, 10, 1010, 1020, 1030]);
    expect(stretches).toEqual([
      { at: 0, time: 0, length: 10 },
      { at: expect.closeTo(12.4) as number, time: 1010, length: 20 },
    ]);
    expect(length).toBeCloseTo(32.4);
    expect(placeOf(1020)).toBeCloseTo(22.4);
    // What is left out is somewhere in its middle.
    expect(placeOf(500)).toBeCloseTo(11.2);
  });

  test.each([[[]], [[5]], [[5, 5]], [[0, 100]]])("of %j is there", (times) => {
    const { length, placeOf } = timeAxis(times);
    expect(Number.isFinite(length)).toBe(true);
    for (const time of times) expect(placeOf(time)).toBeLessThanOrEqual(length);
  });
});
