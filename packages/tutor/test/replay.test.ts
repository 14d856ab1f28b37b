import { afterAll, describe, expect, test, vi } from "vitest";
import { diagnose, record, type RunEvent, texts, written } from "../src/index.ts";
import { Explorer, run } from "../src/node/index.ts";
import { AMPLE, Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const programs = new Programs();
const explorer = new Explorer();
afterAll(() => {
  explorer[Symbol.dispose]();
  programs[Symbol.dispose]();
});

const COUNTER = `
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";
function add(n: Value<"i">, one: Lock, other: Lock) {
  WORK
}
if (isMainProcess) {
  const n = new Value("i", 0, { lock: false });
  const [a, b] = [new Lock(), new Lock()];
  const all = [[a, b], [b, a]].map(([x, y]) => new Process({ target: add, args: [n, x, y] }));
  for (const p of all) p.start();
  for (const p of all) await p.join();
  console.log("sum: " + n.value);
}
`;
const RACE = COUNTER.replace("WORK", "n.value += 1;");
const CROSSED = COUNTER.replace(
  "WORK",
  "one.acquireSync(); other.acquireSync(); other.release(); one.release();",
);

const LIMITS = { timeMs: 30_000 };
const SEARCH = { preemptions: 2, maxSteps: 2_000 };

async function scheduleOf(source: string, name: string, isIt: (kind: string, output: string) => boolean) {
  const { file } = programs.write(source, name);
  const found = await explorer.explore(file, SEARCH, LIMITS);
  const outcome = found?.outcomes.find((each) => isIt(each.kind, each.output));
  return { file, schedule: outcome?.schedule ?? "" };
}

describe("a schedule", () => {
  test("is run again as any program is run, with its output and its trace, each time the same", async () => {
    const { file, schedule } = await scheduleOf(RACE, "race.ts", (_, output) => output === "sum: 1\n");
    const texts: string[] = [];
    for (let time = 0; time < 3; time++) {
      const events: RunEvent[] = [];
      const ended = await record(run({ file }, { budget: AMPLE, schedule }), (event) => events.push(event));
      expect(written(ended, "stdout")).toBe("sum: 1\n");
      expect(ended.exitCode).toBe(0);
      const starts = ended.events.flatMap((event) => (event.type === "process.start" ? [event] : []));
      expect(starts.map(({ target, line }) => [target.name, line])).toEqual([
        ["Process-1", 10],
        ["Process-2", 10],
      ]);
      const trace = events.find((event) => event.type === "trace")?.trace;
      expect(trace?.schedule).toBe(schedule);
      texts.push(JSON.stringify(trace?.events));
    }
    expect(new Set(texts).size).toBe(1);
  });

  test("that ends in a deadlock is told as such", async () => {
    const { file, schedule } = await scheduleOf(CROSSED, "crossed.ts", (kind) => kind === "deadlock");
    const ended = await record(run({ file }, { budget: AMPLE, schedule }));
    expect(diagnose(ended, file)).toEqual({ kind: "stuck", how: "deadlock" });
  });

  test.each([
    ["of no kind", "!"],
    ["of another program", "s1:9.9.9.9.9.9"],
  ])("%s is refused in the student's language", async (_, schedule) => {
    const { file } = programs.write(RACE, "race.ts");
    const ended = await record(run({ file }, { budget: AMPLE, schedule }));
    const trouble = diagnose(ended, file);
    expect(trouble?.kind).toBe("bad-schedule");
    expect(texts("es").trouble(trouble as never)).toContain("orden de ejecución");
    expect(ended.exitCode).toBeNull();
  });

  test("of a program that can't be read is refused", async () => {
    const { file } = programs.write("const x = ;", "broken.ts");
    const ended = await record(run({ file }, { budget: AMPLE, schedule: "s" }));
    expect(diagnose(ended, file)?.kind).toBe("not-by-turns");
  });

  test("is stopped like any run", async () => {
    const { file, schedule } = await scheduleOf(RACE, "race.ts", (_, output) => output === "sum: 1\n");
    const ended = await record(run({ file }, { budget: AMPLE, schedule, signal: AbortSignal.abort() }));
    expect(ended.stopped).toBe(true);
  });
});

describe("one process for many programs", () => {
  test("serves each, and a program that changed, as if it were the first", async () => {
    for (const [source, outputs] of [
      [RACE, ["sum: 1\n", "sum: 2\n"]],
      [COUNTER.replace("WORK", "n.value += 0;"), ["sum: 0\n"]],
      [RACE, ["sum: 1\n", "sum: 2\n"]],
      [CROSSED, ["", "sum: 0\n"]],
    ] as const) {
      const { file } = programs.write(source, "changing.ts");
      const found = await explorer.explore(file, SEARCH, LIMITS);
      expect(found?.outcomes.map(({ output }) => output).toSorted()).toEqual(outputs);
    }
  });

  test("starts anew after it had to be ended", async () => {
    const endless = programs.write("import '@mp/runtime'; for (;;);", "endless.ts").file;
    expect(await explorer.explore(endless, SEARCH, { timeMs: 500 })).toBeUndefined();
    const { file } = programs.write(RACE, "race.ts");
    expect((await explorer.explore(file, SEARCH, LIMITS))?.complete).toBe(true);
  });

  test("finds faults, if they are asked for", async () => {
    const { file } = programs.write(RACE, "race.ts");
    const found = await explorer.explore(file, { ...SEARCH, faults: true }, LIMITS);
    expect(found?.faults?.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["data-race", "lost-update"]),
    );
    const fine = programs.write(COUNTER.replace("WORK", "one.acquireSync(); one.release();"), "fine.ts").file;
    expect((await explorer.explore(fine, { ...SEARCH, faults: true }, LIMITS))?.faults).toEqual([]);
  });

  test("draws schedules at random from a seed, the same ones for the same seed", async () => {
    const { file } = programs.write(RACE, "race.ts");
    const search = { ...SEARCH, seed: 7, limit: 20 };
    const [first, again] = [
      await explorer.explore(file, search, LIMITS),
      await explorer.explore(file, search, LIMITS),
    ];
    expect(first?.executions).toBe(20);
    expect(first).toEqual(again);
  });
});

test("a schedule that ends in an error is told with the error, and its exit code", async () => {
  const { file, schedule } = await scheduleOf(
    'import "@mp/runtime";\nthrow new Error("oh");\n',
    "throws.ts",
    (kind) => kind === "error",
  );
  const ended = await record(run({ file }, { budget: AMPLE, schedule }));
  expect(diagnose(ended, file)).toMatchObject({ kind: "crash", detail: "Error: oh" });
});

test("runs under schedules drawn at random are those that a check can tell apart", async () => {
  const { file } = programs.write(RACE, "race.ts");
  const runs = await explorer.sample(file, { seeds: 30, maxSteps: 2_000 }, LIMITS);
  expect(runs?.map((each) => written(each, "stdout")).toSorted()).toEqual(
    expect.arrayContaining(["sum: 1\n", "sum: 2\n"]),
  );
  expect(runs?.length).toBeLessThan(30);
  for (const { events } of runs ?? []) {
    const joins = events.filter(({ type }) => type === "join.begin" || type === "join.end");
    expect(joins.map(({ type }) => type)).toEqual(["join.begin", "join.end", "join.begin", "join.end"]);
  }
});
