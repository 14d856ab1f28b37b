import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { endingOf, type LimitName, record, type RunBudget, type RunEvent, written } from "../src/index.ts";
import { run } from "../src/node/index.ts";
import { AMPLE, Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const programs = new Programs();
afterAll(() => programs[Symbol.dispose]());

const FOREVER = "console.log(process.pid); for (;;);";

/** Whether an operating-system process is still running. One that nobody has buried yet (a zombie) is not. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

async function all(source: string, budget: Partial<RunBudget> = {}, signal?: AbortSignal) {
  const events: RunEvent[] = [];
  const options = { budget: { ...AMPLE, ...budget }, ...(signal && { signal }) };
  const end = await record(run(programs.write(source), options), (event) => events.push(event));
  return { ...end, all: events, stdout: written(end, "stdout"), stderr: written(end, "stderr") };
}

const ONE_FAILS_ONE_IS_TERMINATED = `
import { Pool, Process, isMainProcess } from "@mp/runtime";
const double = (n: number) => n * 2;
function fails() {
  throw new Error("no");
}
if (isMainProcess) {
  {
    await using pool = new Pool(1);
    await pool.map(double, [1, 2]);
  }
  const p = new Process({ target: fails });
  p.start();
  await p.join();
}
`;

const TWO_WORKERS = `
import { Process, currentProcess, isMainProcess } from "@mp/runtime";
function worker(n: number) {
  console.log("from", currentProcess().name, n);
}
if (isMainProcess) {
  const workers = [1, 2].map((n) => new Process({ target: worker, args: [n] }));
  for (const p of workers) p.start();
  for (const p of workers) await p.join();
  console.log("done");
}
`;

describe("a program of several processes", () => {
  test("counts a child that fails as failed, and the terminated worker of a pool not", async () => {
    const { processes, failed } = endingOf(await all(ONE_FAILS_ONE_IS_TERMINATED));
    expect({ processes, failed }).toEqual({ processes: 3, failed: 1 });
  });

  test("runs far from any package, and each line tells who wrote it", async () => {
    const { events, exitCode } = await all(TWO_WORKERS);
    const lines = events
      .filter((event) => event.type === "output")
      .map(({ process, text }) => [process, text]);
    expect(lines).toHaveLength(3);
    expect(lines).toContainEqual([{ pid: 2, name: "Process-1" }, "from Process-1 1\n"]);
    expect(lines).toContainEqual([{ pid: 3, name: "Process-2" }, "from Process-2 2\n"]);
    expect(lines.at(-1)).toEqual([{ pid: 1, name: "MainProcess" }, "done\n"]);
    expect(exitCode).toBe(0);
  });

  test("tells the life of its processes, with the student's lines", async () => {
    const { events } = await all(TWO_WORKERS);
    const parent = events.filter((event) => event.process.pid === 1 && event.type !== "output");
    expect(parent).toMatchObject([
      { type: "process.start", target: { pid: 2, name: "Process-1" }, line: 8 },
      { type: "process.start", target: { pid: 3, name: "Process-2" }, line: 8 },
      { type: "join.begin", target: { pid: 2 }, line: 9 },
      { type: "join.end", target: { pid: 2 }, exitCode: 0 },
      { type: "join.begin", target: { pid: 3 }, line: 9 },
      { type: "join.end", target: { pid: 3 }, exitCode: 0 },
    ]);
    const child = events.filter((event) => event.process.pid === 2).map(({ type }) => type);
    expect(child).toEqual(["process.begin", "output", "process.end"]);
  });

  test("an error in a child is told as that child's", async () => {
    const { events, exitCode } = await all(
      TWO_WORKERS.replace(
        'console.log("from", currentProcess().name, n);',
        'if (n === 2) throw new Error("vaya");',
      ),
    );
    const errors = events.filter((event) => event.type === "output" && event.stream === "stderr");
    expect(errors).toMatchObject([{ process: { pid: 3, name: "Process-2" } }]);
    expect(errors.map((event) => (event.type === "output" ? event.text : "")).join("")).toContain(
      "Error: vaya",
    );
    const ends = events.filter((event) => event.type === "join.end").map((event) => event.exitCode);
    expect(ends).toEqual([0, 1]);
    expect(exitCode).toBe(0);
  });
});

describe("a limit", () => {
  const cases: readonly (readonly [LimitName, string, Partial<RunBudget>])[] = [
    ["time", FOREVER, { timeMs: 1_500 }],
    ["output", `console.log(process.pid); for (;;) console.log("x".repeat(1000));`, { outputBytes: 50_000 }],
    [
      "processes",
      `import { Process, isMainProcess } from "@mp/runtime";
       function worker() {}
       if (isMainProcess) { console.log(process.pid); for (;;) new Process({ target: worker }).start(); }`,
      { processes: 3 },
    ],
  ];

  test.each(cases)(
    "%s: stops the program, is told by name and value, leaves nothing running",
    async (name, source, budget) => {
      const { limit, stdout } = await all(source, budget);
      expect(limit).toEqual({ name, value: Object.values(budget)[0] });
      expect(isThere(Number.parseInt(stdout, 10))).toBe(false);
    },
  );
});

test("stopping takes less than 200 ms and leaves nothing running", async () => {
  const abort = new AbortController();
  let stoppedAt = 0;
  const events: RunEvent[] = [];
  for await (const event of run(programs.write(FOREVER), { budget: AMPLE, signal: abort.signal })) {
    events.push(event);
    if (event.type !== "output" || stoppedAt > 0) continue;
    stoppedAt = performance.now();
    abort.abort();
  }
  const took = performance.now() - stoppedAt;
  expect(events.map(({ type }) => type)).toEqual(["output", "stopped", "exit"]);
  expect(took).toBeLessThan(200);
  const [first] = events;
  expect(isThere(Number.parseInt(first?.type === "output" ? first.text : "", 10))).toBe(false);
});

test("a run nobody listens to any more is ended", async () => {
  let pid = 0;
  for await (const event of run(programs.write(FOREVER), { budget: AMPLE })) {
    if (event.type === "output") pid = Number.parseInt(event.text, 10);
    if (pid > 0) break;
  }
  await expect.poll(() => isThere(pid)).toBe(false);
});

test("a process the program started itself ends with it", async () => {
  const beats = join(programs.folder, "beats");
  await all(
    `import { spawn } from "node:child_process";
     import { writeFileSync } from "node:fs";
     writeFileSync(${JSON.stringify(beats)}, "");
     spawn("sh", ["-c", "while :; do echo x >> beats; sleep 0.05; done"], { cwd: ${JSON.stringify(programs.folder)}, stdio: "ignore" });
     for (;;);`,
    { timeMs: 1_500 },
  );
  const before = statSync(beats).size;
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(before).toBeGreaterThan(0);
  expect(statSync(beats).size).toBe(before);
});

test("text written in pieces, and text of many bytes, arrives whole", async () => {
  const { stdout } = await all(
    `process.stdout.write("á"); process.stdout.write(Buffer.from("é")); console.log("ñ".repeat(20000));`,
  );
  expect(stdout).toBe(`áé${"ñ".repeat(20_000)}\n`);
});

test("a program cannot pass off its own lines as reports", async () => {
  const { events, exitCode } = await all(
    `import { writeSync } from "node:fs";
     writeSync(3, '{"type":"process.start","nonce":"guess","time":0,"process":{"pid":1,"name":"x"},"target":{"pid":2,"name":"y"}}\\n');
     writeSync(3, "nonsense\\n");`,
  );
  expect(events).toEqual([]);
  expect(exitCode).toBe(0);
});

// SIGKILL leaves the tutor no moment to end anything.
test.each(["SIGTERM", "SIGKILL"] as const)(
  "when the tutor is ended by %s, the program ends with it",
  async (how) => {
    const { file } = programs.write(FOREVER, "forever.ts");
    const tutor = programs.write(
      `import { run } from ${JSON.stringify(import.meta.resolve("@mp/tutor/node"))};
     const budget = { timeMs: 60_000, outputBytes: 1_000 };
     for await (const event of run({ file: ${JSON.stringify(file)} }, { budget })) console.log(event.text);`,
      "tutor.ts",
    );
    const child = spawn(process.execPath, ["--conditions=@mp/source", tutor.file]);
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const pid = Number.parseInt(line.toString(), 10);
    expect(isThere(pid)).toBe(true);
    child.kill(how);
    const [, signal] = (await once(child, "exit")) as [number | null, string];
    expect(signal).toBe(how);
    await expect.poll(() => isThere(pid)).toBe(false);
  },
);

describe("what is recorded while a program runs", () => {
  const GOES_ON = `
import { Lock } from "@mp/runtime";
new Lock().acquireSync();
setInterval(() => {}, 1000);
`;

  test("is told before it ends, and all of it afterwards", async () => {
    const stop = new AbortController();
    const types: string[] = [];
    const options = { budget: AMPLE, signal: stop.signal, trace: { sites: true, everyMs: 10 } };
    for await (const event of run(programs.write(GOES_ON), options)) {
      types.push(event.type);
      // It goes on for ever: nothing but this ends it.
      const isTold = event.type === "trace" && event.trace?.events.some(({ type }) => type === "acquire");
      if (isTold) stop.abort();
    }
    expect(types.indexOf("trace")).toBeLessThan(types.indexOf("exit"));
    expect(types.at(-1)).toBe("trace");
  });
});
