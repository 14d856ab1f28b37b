import { stripVTControlCharacters } from "node:util";
import type { OutcomeReport, TraceStep } from "@mp/tutor/explore";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { ProgressLine } from "../src/render/progress-line.ts";
import { outcomesLines } from "../src/render/trace/outcomes.ts";
import { signsFor } from "../src/render/trace/signs.ts";
import { stepsLines } from "../src/render/trace/steps.ts";
import { traceWords } from "../src/texts/trace.ts";

const plain = (lines: readonly string[]) => lines.map((line) => stripVTControlCharacters(line));
const widest = (lines: readonly string[]) => Math.max(...lines.map((line) => stringWidth(line)));
const signs = signsFor({});

const step = (seq: number, pid: number, action: string, more: Partial<TraceStep> = {}): TraceStep => ({
  seq,
  pid,
  action,
  site: undefined,
  place: `contador.ts:${seq + 4}`,
  isWait: false,
  isFault: false,
  ...more,
});
const lostUpdate = [
  step(1, 1, "Process-1.start()"),
  step(2, 1, "Process-2.start()"),
  step(3, 2, "Value-1.value → 0"),
  step(4, 3, "Value-1.value → 0", { isFault: true }),
  step(5, 2, "Value-1.value ← 1", { isFault: true }),
  step(6, 3, "Lock-1.acquire()…", { isWait: true }),
];
const columns = [
  { pid: 1, name: "MainProcess" },
  { pid: 2, name: "Process-1" },
  { pid: 3, name: "Process-2" },
];

describe("steps", () => {
  const look = (width: number, most = 40) => ({
    width,
    signs,
    most,
    layout: "columns" as const,
    leftOut: (count: number) => `${count} left out`,
  });

  test("each process has a column", () => {
    expect(plain(stepsLines(lostUpdate, columns, look(88)))).toEqual([
      "     MainProcess        Process-1          Process-2",
      "1    Process-1.start()                                        contador.ts:5",
      "2    Process-2.start()                                        contador.ts:6",
      "3                       Value-1.value → 0                     contador.ts:7",
      "4  ✘                                       Value-1.value → 0  contador.ts:8",
      "5  ✘                    Value-1.value ← 1                     contador.ts:9",
      "6                                          Lock-1.acquire()…  contador.ts:10",
    ]);
  });

  test("without room for columns, a name before each step", () => {
    expect(plain(stepsLines(lostUpdate.slice(2, 5), columns, look(60)))).toEqual([
      "3    Process-1    Value-1.value → 0  contador.ts:7",
      "4  ✘ Process-2    Value-1.value → 0  contador.ts:8",
      "5  ✘ Process-1    Value-1.value ← 1  contador.ts:9",
    ]);
  });

  test.each([50, 80, 200])("no line is wider than %i columns", (width) => {
    const long = lostUpdate.map((each) => ({ ...each, action: each.action.repeat(9) }));
    expect(widest(plain(stepsLines(long, columns, look(width))))).toBeLessThanOrEqual(width);
  });

  test("of many, the first and the last", () => {
    const many = Array.from({ length: 100 }, (_, at) => step(at + 1, 2, `Value-1.value → ${at}`));
    const lines = plain(stepsLines(many, columns, look(88, 10)));
    expect(lines).toHaveLength(11);
    expect(lines.map((line) => line.trim().split(" ")[0])).toEqual([
      "MainProcess",
      "1",
      "2",
      "3",
      "91",
      "95",
      "96",
      "97",
      "98",
      "99",
      "100",
    ]);
    expect(lines[4]).toContain("91 left out");
  });
});

describe("outcomes", () => {
  const outcome = (more: Partial<OutcomeReport>): OutcomeReport => ({
    outcome: { kind: "finished", exitCode: 0 },
    output: "",
    count: 1,
    fails: false,

    schedule: "a",
    ...more,
  });
  const look = (width: number, language: "es" | "en", most = 10) => ({
    width,
    signs,
    texts: traceWords(language),
    most,
    processName: (pid: number) => `Process-${pid - 1}`,
  });
  const all = [
    outcome({ output: "2\n", count: 1204 }),
    outcome({ output: "1\n", count: 12, fails: true }),
    outcome({ outcome: { kind: "deadlock", pids: [2, 3] }, output: "a\nb\u001B[2J\u0007\n", fails: true }),
    outcome({ outcome: { kind: "step-limit" }, fails: true }),
    outcome({ outcome: { kind: "finished", exitCode: 3 }, fails: true }),
    outcome({}),
  ];

  test("in English", () => {
    expect(plain(outcomesLines(all, look(80, "en")))).toEqual([
      "  1204  ✔ prints 2",
      "    12  ✘ prints 1",
      "     1  ✘ deadlock: Process-1, Process-2; prints a ⏎ b",
      "     1  ✘ does not end: too many steps",
      "     1  ✘ ends with code 3",
      "     1  ✔ prints nothing",
    ]);
  });

  test("in Spanish, and only so many", () => {
    expect(plain(outcomesLines(all, look(80, "es", 2)))).toEqual([
      "  1204  ✔ escribe 2",
      "    12  ✘ escribe 1",
      "        y 4 más",
    ]);
  });

  test("a long output is cut", () => {
    const lines = plain(outcomesLines([outcome({ output: "palabra ".repeat(200) })], look(60, "es")));
    expect(lines).toHaveLength(3);
    expect(widest(lines)).toBeLessThanOrEqual(60);
    expect(lines[2]?.trim()).toBe("…");
  });
});

describe("progress", () => {
  class Stream {
    written = "";
    readonly isTTY: boolean;
    readonly columns = 20;
    constructor(isTTY: boolean) {
      this.isTTY = isTTY;
    }
    write(text: string) {
      this.written += text;
    }
  }

  function follow(stream: Stream, until: number): void {
    let now = 0;
    const progress = new ProgressLine(stream, () => now);
    for (; now <= until; now += 10) progress.show(() => `at ${now} of very many indeed`);
    progress.clear();
  }

  test("in a terminal one line is drawn anew, and goes away", () => {
    const stream = new Stream(true);
    follow(stream, 350);
    expect(stream.written.split("\r\u001B[2K")).toEqual([
      "",
      "at 100 of very many",
      "at 200 of very many",
      "at 300 of very many",
      "",
    ]);
  });

  test("elsewhere a line comes now and then", () => {
    const stream = new Stream(false);
    follow(stream, 20_000);
    expect(stream.written.match(/^at \d+/gm)).toEqual(["at 2000", "at 4000", "at 8000", "at 16000"]);
  });
});
