import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findLesson } from "@mp/content";
import { importProgress } from "@mp/tutor";
import { exploreReportSchema, traceReportSchema } from "@mp/tutor/explore";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { z } from "zod";
import { SCHEMAS } from "../../scripts/report-schemas.ts";
import { course } from "../support/course.ts";
import { mp, StudentHome } from "../support/mp.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const EN = { LANG: "en_GB.UTF-8" };
const worker = findLesson(course, "mp-worker");

let home: StudentHome;
beforeAll(() => (home = new StudentHome()));
afterAll(() => home[Symbol.dispose]());

/** What a command writes, which must be as its schema says and alone on its stream. */
function json<T>(schema: z.ZodType<T>, status: number, ...args: readonly string[]): T {
  const ran = mp(home, [...args, "--json"], EN);
  // How far a long search is goes to the other stream.
  expect(ran).toMatchObject({ status, stderr: expect.not.stringContaining("mp") as string });
  return schema.parse(JSON.parse(ran.stdout));
}

// One student's afternoon: each command goes on where the one before it ended.
describe("what --json writes is as docs/schemas says", () => {
  test("list", () => {
    expect(json(SCHEMAS["mp-list"], 0, "list")).toContainEqual(
      expect.objectContaining({ id: "mp-worker", number: "1.3", status: "new" }),
    );
  });

  test("show tells the questions without the answer", () => {
    const { sections, own } = json(SCHEMAS["mp-show"], 0, "show", "1.1");
    expect(sections.find(({ kind }) => kind === "question")?.question).toMatchObject({ id: "tras-start" });
    expect(own).toBeNull();
  });

  test("run: an event a line", () => {
    const { stdout, status } = mp(home, ["run", "1.1", "--json"], EN);
    expect(status).toBe(0);
    const events = stdout
      .trimEnd()
      .split("\n")
      .map((line) => SCHEMAS["mp-run"].parse(JSON.parse(line)));
    expect(events.at(-1)).toMatchObject({ type: "exit", exitCode: 0 });
  });

  test("reset, and reset once more", () => {
    expect(json(SCHEMAS["mp-reset"], 0, "reset", "mp-worker").kept).toBeNull();
    const { file, kept } = json(SCHEMAS["mp-reset"], 0, "reset", "mp-worker");
    expect(readFileSync(kept ?? "", "utf8")).toBe(readFileSync(file, "utf8"));
  });

  test("check", () => {
    expect(json(SCHEMAS.results, 1, "check", "mp-worker").tests[0]).toMatchObject({
      message_id: "waited-too-early",
    });
  });

  test("hint: hints, the lines in disorder, the difference, the solution, and then nothing", () => {
    const hints =
      worker?.text.en.sections.flatMap((section) => (section.kind === "task" ? section.hints : [])) ?? [];
    const progress = join(home.folder, "mp", "progress.json");
    // All hints but the last one have been seen, since each costs a start.
    const seen = JSON.parse(readFileSync(progress, "utf8")) as { lessons: Record<string, { hints: object }> };
    const counts = worker?.text.en.sections.flatMap((section) =>
      section.kind === "task" ? [[section.number, section.hints.length]] : [],
    );
    expect(hints.length).toBeGreaterThan(1);
    const own = seen.lessons["mp-worker"];
    if (own) own.hints = { ...(Object.fromEntries(counts ?? []) as object), 1: 2 };
    writeFileSync(progress, JSON.stringify(seen));
    const kinds = Array.from({ length: 5 }, () => json(SCHEMAS["mp-hint"], 0, "hint", "mp-worker")?.kind);
    expect(kinds).toEqual(["hint", "parsons", "diff", "solution", undefined]);
  });

  test("solution", () => {
    const [diff, solution] = json(SCHEMAS["mp-solution"], 0, "solution", "mp-worker");
    expect(diff).toMatchObject({ kind: "diff" });
    expect(solution).toEqual({ kind: "solution", source: worker?.exercise?.solution.en });
  });

  test("a check that schedules decide keeps one, and replay runs it: it fails again, in the same way", () => {
    const checked = json(SCHEMAS.results, 1, "check", "el-cerrojo");
    const schedule = checked.tests.find((each) => each.schedule !== null)?.schedule ?? "";
    expect(schedule).not.toBe("");
    const kept = json(traceReportSchema, 1, "replay", "el-cerrojo");
    const given = json(traceReportSchema, 1, "replay", "el-cerrojo", schedule);
    expect(given).toEqual(kept);
  });

  test("replay without a schedule, where no check failed by one", () => {
    const { stderr, status } = mp(home, ["replay", "mp-worker"], EN);
    expect(stderr).toContain("No check of mp-worker has failed by a schedule");
    expect(status).toBe(2);
  });

  test("trace and explore", () => {
    expect(json(traceReportSchema, 0, "trace", "1.1").exitCode).toBe(0);
    expect(json(exploreReportSchema, 0, "explore", "1.1").complete).toBe(true);
  });

  test("export and import: what is taken elsewhere is there, and what was there, too", () => {
    const { stdout } = mp(home, ["export"], EN);
    const exported = importProgress(stdout);
    using other = new StudentHome();
    const file = join(other.folder, "from-here.json");
    writeFileSync(file, stdout);
    const program = join(other.folder, "mp", "code", "mp-worker", "mp_worker.ts");
    mkdirSync(join(program, ".."), { recursive: true });
    writeFileSync(program, "// theirs\n");
    const ran = mp(other, ["import", file, "--json"], EN);
    const report = SCHEMAS["mp-import"].parse(JSON.parse(ran.stdout));
    expect(report.programs).toContain("mp-worker/mp_worker.ts");
    expect(report.kept.map((path) => readFileSync(path, "utf8"))).toEqual(["// theirs\n"]);
    expect(importProgress(mp(other, ["export"], EN).stdout)).toMatchObject({
      progress: exported.progress,
      code: { "mp-worker": exported.code["mp-worker"] },
    });
    const again = mp(other, ["import", file], EN);
    expect(again.stdout).toContain("nothing in it that was not here already");
  });

  test("doctor", () => {
    const all = json(SCHEMAS["mp-doctor"], 0, "doctor");
    expect(all.map(({ id }) => id)).toContain("course");
    expect(all.filter(({ status }) => status === "fail")).toEqual([]);
  });

  test("help and completion", () => {
    expect(json(SCHEMAS["mp-help"], 0, "help").map(({ command }) => command)).toContain("doctor");
    expect(json(SCHEMAS["mp-completion"], 0, "completion", "bash").script).toContain("complete -F _mp mp");
  });

  test("an error is a document, too", () => {
    const { stderr, status } = mp(home, ["show", "mp-wroker", "--json"], EN);
    expect(status).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { exitCode: 2, message: expect.stringContaining("mp-worker") as string },
    });
  });
});
