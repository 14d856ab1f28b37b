import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Expectation, Lesson } from "@mp/content";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  type Explored,
  type ExploredOutcome,
  type Grading,
  judge,
  messageIds,
  resultsOf,
} from "../src/index.ts";
import { checkFile } from "../src/node/index.ts";
import { Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const expects: readonly Expectation[] = [
  { test: "ends", task: 1, holds: { never: "deadlock" }, message: "deadlock" },
  { test: "stops", task: 1, holds: { never: "step-limit" }, message: "endless" },
  { test: "runs", task: 1, holds: { never: "error" }, message: "fails" },
  {
    test: "counts",
    task: 2,
    holds: { prints: { order: "exact", lines: ["[[es:suma|en:sum]]: 2"] } },
    message: "lost",
  },
];

function explored(...outcomes: readonly Partial<ExploredOutcome>[]): Explored {
  const all = outcomes.map((each) => ({
    kind: "finished",
    exitCode: 0,
    count: 1,
    output: "",
    schedule: "s",
    ...each,
  }));
  return { executions: all.reduce((sum, { count }) => sum + count, 0), complete: true, outcomes: all };
}

const failures = (found: Explored) =>
  judge({ expects }, found).flatMap(({ failure }) => (failure ? [failure.message] : []));

describe("what came of all schedules", () => {
  test.each(["suma: 2\n", "sum: 2\n"])("%j is right in either language", (output) => {
    expect(failures(explored({ output }))).toEqual([]);
  });

  test.each([
    [{ kind: "deadlock" }, "deadlock"],
    [{ kind: "step-limit" }, "endless"],
    [{ kind: "time-limit" }, "endless"],
    [{ kind: "error" }, "fails"],
    [{ exitCode: 3, output: "sum: 2" }, "fails"],
    [{ output: "sum: 1" }, "lost"],
  ])("one %j among others is told", (outcome, message) => {
    expect(failures(explored({ output: "sum: 2" }, outcome))).toEqual([message]);
  });

  test("the failure says how often, under which schedule, and what was there instead", () => {
    const found = explored({ output: "sum: 2", count: 2 }, { output: "sum: 1", count: 4, schedule: "abc" });
    expect(judge({ expects }, found).at(-1)).toEqual({
      test: "counts",
      task: 2,
      failure: {
        message: "lost",
        values: { executions: 6, failing: 4, got: "sum: 1", wanted: "[[es:suma|en:sum]]: 2" },
        schedule: "abc",
      },
    });
  });
});

test("what is typical of a mistake gets its own message", () => {
  const [counts] = expects.filter((each) => each.test === "counts");
  if (!counts) throw new Error("no expectation");
  const typical = {
    ...counts,
    instead: { "[[es:suma|en:sum]]: 0": "nothing", "[[es:suma|en:sum]]: <n>": "some" },
  };
  const told = (output: string) => judge({ expects: [typical] }, explored({ output }))[0]?.failure?.message;
  expect(["suma: 2", "suma: 0", "sum: 1", "none"].map(told)).toEqual([undefined, "nothing", "some", "lost"]);
});

test.each([
  ["quedan: 1\nquedan: -1\n", "quedan: -1"],
  ["left: 1\nleft: -1\n", "left: -1"],
])("of %j, the line that differs is the same in either language", (output, got) => {
  const left = "[[es:quedan|en:left]]: <n>";
  const lines = { order: "any", lines: [left, left] } as const;
  const [verdict] = judge(
    { expects: [{ test: "takes", task: 1, holds: { prints: lines }, message: "nothing" }] },
    explored({ output }),
  );
  expect(verdict?.failure?.values).toMatchObject({ got });
});

test("what was wanted is said in the student's language", () => {
  const verdicts = judge({ expects }, explored({ output: "sum: 1" }));
  const words = { tests: {}, messages: { lost: { es: "{got}, no {wanted}", en: "{got}, not {wanted}" } } };
  const { tests } = resultsOf({ status: "fail", verdicts }, words, "en");
  expect(tests.at(-1)).toMatchObject({ message: "sum: 1, not sum: 2", schedule: "s" });
});

const CHECK = `export default { schedules: { preemptions: 2 }, expects: ${JSON.stringify(expects)} };`;

const counter = (work: string) => `
import { isMainProcess, Lock, Process, sleepSync, Value } from "@mp/runtime";
function add(n: Value<"i">, one: Lock, other: Lock) {
  ${work}
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

describe("programs under every schedule", () => {
  const programs = new Programs();
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "mp-expectations-"));
    writeFileSync(join(folder, "check.ts"), CHECK);
  });
  afterAll(() => {
    programs[Symbol.dispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  async function graded(source: string, signal?: AbortSignal): Promise<Grading> {
    const budget = { timeMs: 15_000, outputBytes: 100_000, processes: 16 };
    const lesson = { id: "sum", budget, exercise: { check: "check.ts" } } as Lesson;
    const { file } = programs.write(source);
    const request = { courseFolder: folder, lesson, file, ...(signal && { signal }) };
    return (await checkFile(request)).grading;
  }

  test("a race that an ordinary run does not show", async () => {
    const grading = await graded(counter("n.value += 1;"));
    expect(messageIds(grading)).toEqual(["lost"]);
    const failure = grading.status === "fail" ? grading.verdicts.at(-1)?.failure : undefined;
    expect(failure?.schedule).toMatch(/^\S+$/);
    expect(failure?.values).toMatchObject({ got: "sum: 1" });
  });

  test("one lock for both, whatever the scheduler does", async () => {
    const work = "one.acquireSync(); n.value += 1; one.release();";
    // Both are given the same lock first.
    const program = counter(work).replace("[[a, b], [b, a]]", "[[a, b], [a, b]]");
    expect(messageIds(await graded(program))).toEqual([]);
  });

  test("two locks crosswise, which nearly always goes well", async () => {
    const source = counter(
      "one.acquireSync(); other.acquireSync(); n.value += 1; other.release(); one.release();",
    );
    expect(messageIds(await graded(source))).toEqual(["deadlock"]);
  });

  test("waiting for ever for what does not come", async () => {
    const grading = await graded(counter("while (n.value < 3) sleepSync(1); n.value += 1;"));
    expect(messageIds(grading)).toContain("endless");
  });

  test("a program that cannot run is told why", async () => {
    expect(messageIds(await graded("const x = ;"))).toEqual(["syntax"]);
    expect(messageIds(await graded("foo();"))).toEqual(["not-defined"]);
  });

  test("a program that only fails is told so", async () => {
    expect(messageIds(await graded("throw new Error('oh');"))).toEqual(["fails"]);
  });

  test("the student may stop it", async () => {
    expect(messageIds(await graded(counter("n.value += 1;"), AbortSignal.abort()))).toEqual(["stopped"]);
  });
});
