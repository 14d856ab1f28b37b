/** Programs in a browser's sandbox, in Chromium, by the scripts that are published. */
import { findings } from "@mp/inspect";
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Grading,
  messageIds,
  type RunEvent,
  type RunOptions,
  type RunRecord,
  written,
} from "../../src/index.ts";
import { TutorPage } from "./chromium.ts";
import type { Offered } from "./page.ts";

const BUDGET = { timeMs: 20_000, outputBytes: 100_000, processes: 8 };

const COUNTS = `import { isMainProcess, Process, Value, currentProcess } from "@mp/runtime";

function add(total: Value<"i">, n: number): void {
  total.value += n;
  console.log("soy", currentProcess().name);
}

if (isMainProcess) {
  const total = new Value("i", 0);
  for (const n of [1, 2, 3]) {
    const process = new Process({ target: add, args: [total, n] });
    process.start();
    process.joinSync();
  }
  console.log("total", total.value);
}
`;

/** Both hold one lock and want the other's: each waits until it has seen that the other holds its own. */
const CROSSED = `import { Event, isMainProcess, Lock, Process } from "@mp/runtime";

function cross(first: Lock, second: Lock, mine: Event, other: Event): void {
  first.acquireSync();
  mine.set();
  other.waitSync();
  second.acquireSync();
}

if (isMainProcess) {
  const [a, b, one, two] = [new Lock(), new Lock(), new Event(), new Event()];
  const crossing = [
    new Process({ target: cross, args: [a, b, one, two] }),
    new Process({ target: cross, args: [b, a, two, one] }),
  ];
  for (const process of crossing) process.start();
  for (const process of crossing) process.joinSync();
}
`;

describe.skipIf(whyNoChromium() !== undefined)("in a sandbox in Chromium", { timeout: 60_000 }, () => {
  let tutor: TutorPage;
  beforeAll(async () => {
    tutor = await TutorPage.open();
  }, 60_000);
  afterAll(() => tutor[Symbol.asyncDispose]());

  interface Ran {
    readonly recorded: RunRecord;
    readonly events: readonly RunEvent[];
  }

  const run = (code: string, options: Partial<RunOptions> = {}): Promise<Ran> =>
    tutor.page.evaluate(
      ([text, given]) => (globalThis as unknown as { offered: Offered }).offered.run(text, given),
      [code, { budget: BUDGET, ...options }] as const,
    );

  test("a program in TypeScript runs, by processes of its own, and tells lines", async () => {
    const { recorded } = await run(COUNTS);
    expect(recorded.exitCode).toBe(0);
    const output = recorded.events.flatMap((event) =>
      event.type === "output" ? [`${event.process.name}: ${event.text.trimEnd()}`] : [],
    );
    expect(output.toSorted()).toEqual([
      "MainProcess: total 6",
      "Process-1: soy Process-1",
      "Process-2: soy Process-2",
      "Process-3: soy Process-3",
    ]);
    const starts = recorded.events.filter(({ type }) => type === "process.start");
    expect(starts.map(({ line }) => line)).toEqual([12, 12, 12]);
  });

  test("timers keep the program, and what fails ends it with its line", async () => {
    const slow = await run(`setTimeout(() => console.log("late"), 50);`);
    expect([written(slow.recorded, "stdout"), slow.recorded.exitCode]).toEqual(["late\n", 0]);
    const failing = await run("console.log(1);\nconst x: number = nobody + 1;");
    expect(failing.recorded.exitCode).toBe(1);
    expect(written(failing.recorded, "stderr")).toMatch(
      /^ReferenceError: nobody is not defined\n +at .*program\.ts:2:\d+\)?\n$/,
    );
    const broken = await run("console.log(1;");
    expect(written(broken.recorded, "stderr")).toBe(
      "file:///program.ts:1\nconsole.log(1;\n             ^\n\nSyntaxError: Unexpected token\n",
    );
  });

  test.each([
    ["time", "while (true) {}", { ...BUDGET, timeMs: 500 }, 500],
    ["output", 'for (;;) console.log("x".repeat(100));', BUDGET, 100_000],
    [
      "processes",
      `import { isMainProcess, Process, sleepSync } from "@mp/runtime";
function rest() { sleepSync(60_000); }
if (isMainProcess) for (;;) new Process({ target: rest }).start();`,
      BUDGET,
      8,
    ],
  ])("the limit on %s ends it, by name", async (name, code, budget, value) => {
    const { recorded } = await run(code, { budget });
    expect([recorded.limit, recorded.exitCode]).toEqual([{ name, value }, null]);
    expect(await tutor.page.evaluate(() => document.querySelectorAll("iframe").length)).toBe(0);
  });

  test("it reaches neither storage nor network nor the page", async () => {
    const { recorded } = await run(`
const tries: Record<string, () => unknown> = {
  localStorage: () => localStorage,
  indexedDB: () => indexedDB.open("progress"),
  caches: () => caches.open("app"),
  document: () => document.cookie,
  parent: () => parent.location.href,
  importScripts: () => importScripts("/page.js"),
  channel: () => new BroadcastChannel("anything"),
};
for (const [name, attempt] of Object.entries(tries)) {
  try {
    await attempt();
    console.log(name, "was there");
  } catch (error) {
    console.log(name, (error as Error).name);
  }
}
console.log("fetch", await fetch("/").then(() => "was there", (error) => error.name));
`);
    const lines = written(recorded, "stdout").trimEnd().split("\n");
    expect(lines.filter((line) => line.endsWith("was there"))).toEqual([]);
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "localStorage",
      "indexedDB",
      "caches",
      "document",
      "parent",
      "importScripts",
      "channel",
      "fetch",
    ]);
  });

  test("a deadlock, stopped, leaves a trace that names it", async () => {
    const running = run(CROSSED, { trace: { sites: true, everyMs: 50 } });
    // The frame tells what was recorded so far: when both wait for good, the student has seen enough; a moment later the runtime would end them.
    await tutor.page.waitForFunction(
      "globalThis.offered.last.filter(({ type }) => type === 'wait.begin').length >= 3 && (globalThis.offered.stop(), true)",
    );
    const { recorded, events } = await running;
    expect(recorded.stopped).toBe(true);
    const last = events.findLast((event) => event.type === "trace");
    expect(findings(last?.trace as never).map(({ kind }) => kind)).toContain("deadlock");
  });

  test("all schedules are tried, and one of them is replayed", async () => {
    const code = COUNTS.replace("    process.start();\n    process.joinSync();\n", "    process.start();\n");
    const explored = await tutor.page.evaluate(
      ([text, search]) => (globalThis as unknown as { offered: Offered }).offered.explore(text, search),
      [code, { preemptions: 1, maxSteps: 2000 }] as const,
    );
    expect(explored?.complete).toBe(true);
    const totals = new Set(explored?.outcomes.map(({ output }) => /total \d/.exec(output)?.[0]));
    expect(totals.size).toBeGreaterThan(2);
    const { schedule = "", output = "" } = explored?.outcomes.at(-1) ?? {};
    const { recorded, events } = await run(code, { schedule });
    expect(written(recorded, "stdout")).toBe(output);
    expect(events.at(-1)?.type).toBe("trace");
    const refused = await run(code, { schedule: "nonsense" });
    expect(refused.recorded.refusal?.kind).toBe("bad-schedule");
  });

  // One whose schedules decide, and one that is judged by one run.
  test.each(["el-cerrojo", "mp-worker"])("%s is graded as it is on Node", async (id) => {
    const { told, mistakes } = await tutor.page.evaluate(
      (each) => (globalThis as unknown as { offered: Offered }).offered.grade(each, "es"),
      id,
    );
    const gradings = told as Record<string, Grading>;
    expect(gradings["solution"]?.status).toBe("pass");
    expect(gradings["start"]?.status).toBe("fail");
    for (const mistake of mistakes) {
      expect([mistake.id, messageIds(gradings[mistake.id] as Grading)]).toEqual([
        mistake.id,
        expect.arrayContaining([mistake.message]),
      ]);
    }
  });
});
