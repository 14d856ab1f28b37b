import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findLesson, type Lesson } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  advance,
  exportProgress,
  importProgress,
  ImportError,
  mergeProgress,
  noProgress,
  texts,
} from "../src/index.ts";
import { CodeFolder, homeOf, ProgressFile } from "../src/node/index.ts";
import { Programs } from "./programs.ts";

const course = readCourse(dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json"))));
const exercise = findLesson(course, "mp-worker") as Lesson;
const now = new Date("2026-11-23T10:00:00Z");
const checked = advance(noProgress, exercise, { type: "checked", passed: true }, now);

let programs: Programs;
beforeEach(() => (programs = new Programs()));
afterEach(() => programs[Symbol.dispose]());

function device(name: string) {
  const home = homeOf({ MP_HOME: join(programs.folder, name) });
  return { home, code: new CodeFolder(home, () => now), progress: new ProgressFile(home.progress) };
}

const FILE = { lesson: exercise, name: "mp-worker.ts", language: "es" } as const;

describe("progress and programs on the way to another device", () => {
  test("arrive as they were", () => {
    const [from, to] = [device("from"), device("to")];
    from.code.write(FILE, "// mine\n");
    from.progress.change(() => checked);
    const { progress, code } = importProgress(exportProgress(from.progress.read(), from.code.all(), now));
    to.progress.change((own) => mergeProgress(own, progress));
    expect(to.code.take(code)).toEqual([]);
    expect(to.progress.read()).toEqual(from.progress.read());
    expect(to.code.all()).toEqual({ "mp-worker": { "mp-worker.ts": "// mine\n" } });
  });

  test("another version that is there is kept beside it, however often", () => {
    const to = device("to");
    to.code.write(FILE, "// here\n");
    const code = { "mp-worker": { "mp-worker.ts": "// there\n" } };
    const [kept = ""] = to.code.take(code);
    expect(readFileSync(kept, "utf8")).toBe("// here\n");
    expect(to.code.take(code)).toEqual([]);
    to.code.write(FILE, "// again\n");
    const [again = ""] = to.code.take(code);
    expect(readFileSync(again, "utf8")).toBe("// again\n");
    expect(readFileSync(kept, "utf8")).toBe("// here\n");
    expect(Object.keys(to.code.all()["mp-worker"] ?? {})).toHaveLength(3);
  });

  test("a progress file alone can be imported, an old one too", () => {
    const { progress, code } = importProgress('{ "version": 1, "lessons": {} }');
    expect(progress).toEqual(noProgress);
    expect(code).toEqual({});
    expect(importProgress(JSON.stringify(checked)).progress).toEqual(checked);
  });

  test("what else lies in the folder is not taken along", () => {
    const from = device("from");
    mkdirSync(join(from.home.code, "mp-worker"), { recursive: true });
    writeFileSync(join(from.home.code, "notes.txt"), "");
    writeFileSync(join(from.home.code, "mp-worker", ".mp-worker.ts.swp"), "");
    expect(from.code.all()).toEqual({});
  });
});

describe("a file that can't be imported is refused, with what is wrong", () => {
  const good = () => JSON.parse(exportProgress(checked, {}, now)) as Record<string, unknown>;
  const problems = (text: string) => {
    try {
      importProgress(text);
    } catch (error) {
      if (error instanceof ImportError) return error.problems;
      throw error;
    }
    throw new Error("it was taken");
  };

  test.each([
    ["", "not-json"],
    ["{", "not-json"],
    ["null", "not-an-export"],
    ["[]", "not-an-export"],
    ["{}", "not-an-export"],
    ['{ "format": "other" }', "not-an-export"],
    ['{ "format": "mp-progress", "version": 2 }', "newer"],
    ['{ "version": 3, "lessons": {} }', "newer"],
  ])("%j: %s", (text, kind) => {
    const [problem] = problems(text);
    expect(problem?.kind).toBe(kind);
    for (const language of ["es", "en"] as const)
      expect(texts(language).importProblem(problem as never).length).toBeGreaterThan(20);
  });

  test.each([
    [{ extra: 1 }, ""],
    [{ progress: { version: 2, lessons: { "../x": {} } } }, "progress.lessons.../x"],
    [
      { progress: { version: 2, lessons: { x: { startedAt: "yesterday" } } } },
      "progress.lessons.x.startedAt",
    ],
    [{ code: { "../../etc": {} } }, "code.../../etc"],
    [{ code: { x: { "../y.ts": "" } } }, "code.x.../y.ts"],
    [{ code: { x: { "y.sh": "" } } }, "code.x.y.sh"],
    [{ code: { x: { "y.ts": 1 } } }, "code.x.y.ts"],
  ])("%j names the field %j", (change, field) => {
    const told = problems(JSON.stringify({ ...good(), ...change }));
    expect(told.map((each) => (each.kind === "field" ? each.field : each.kind))).toContain(field);
  });

  test("in the student's language", () => {
    const [problem] = problems(JSON.stringify({ ...good(), code: { x: { "y.ts": 1 } } }));
    expect(texts("es").importProblem(problem as never)).toMatch(/^code\.x\.y\.ts: .*(?:inválida|esperaba)/);
    expect(texts("en").importProblem(problem as never)).toMatch(/^code\.x\.y\.ts: .*expected string/);
  });
});
