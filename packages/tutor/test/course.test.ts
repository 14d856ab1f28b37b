import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Exercise,
  type ExpectedOutput,
  type Language,
  LANGUAGES,
  type Lesson,
  lessonsOf,
} from "@mp/content";
import { readCourse } from "@mp/content/node";
import { afterAll, describe, expect, test, vi } from "vitest";
import { type Grading, messageIds, record, resultsOf, unknownWords, written } from "../src/index.ts";
import { checkFile, run } from "../src/node/index.ts";
import { Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const folder = dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json")));
const lessons = lessonsOf(readCourse(folder));
// As in a terminal, where each line is written whole and at once. In a pipe, Python keeps lines back, and after a fork a
// child would print again what its parent had kept.
const BY_LINES = `
import runpy, sys
sys.stdout.reconfigure(line_buffering=True)
runpy.run_path(sys.argv[1], run_name="__main__")
`;

const NO_OUTPUT: ExpectedOutput = { order: "exact", lines: [] };
const programs = new Programs();
afterAll(() => programs[Symbol.dispose]());

const versions = LANGUAGES.flatMap((language) =>
  lessons.map((lesson) => ({ lesson, language, name: `${lesson.id} (${language})` })),
);

describe.each(versions.filter(({ lesson }) => lesson.kind === "lesson"))("$name", ({ lesson, language }) => {
  test("program.ts prints what the lesson says", async () => {
    const program = programs.write(lesson.programs["program.ts"]?.[language] ?? "");
    const end = await record(run(program, { budget: lesson.budget }));
    expect(written(end, "stderr")).toBe("");
    expectOutput(written(end, "stdout"), lesson, language);
    expect(end.exitCode).toBe(0);
  });

  test.skipIf(!hasPython())("program.py prints the same (skipped where there is no python3)", () => {
    const { file } = programs.write(lesson.programs["program.py"]?.[language] ?? "", "program.py");
    const { stdout, stderr, status } = spawnSync("python3", ["-c", BY_LINES, file], {
      encoding: "utf8",
      timeout: 30_000,
      // A machine may ask for unbuffered Python, which writes a line and its end apart.
      env: { ...process.env, PYTHONUNBUFFERED: "" },
    });
    expect(stderr).toBe("");
    expectOutput(inTypeScriptWords(stdout), lesson, language);
    expect(status).toBe(0);
  });
});

describe.each(versions.filter(({ lesson }) => lesson.exercise))("$name", ({ lesson, language }) => {
  const exercise = lesson.exercise as Exercise;

  async function graded(source: string): Promise<Grading> {
    const { file } = programs.write(source, exercise.file);
    const { grading } = await checkFile({ courseFolder: folder, lesson, file });
    const verdicts = grading.status === "error" ? [] : grading.verdicts;
    expect(unknownWords(verdicts, exercise.messages)).toEqual([]);
    return grading;
  }

  test("the start fails", async () => {
    expect((await graded(exercise.start[language])).status).toBe("fail");
  });

  test("the solution passes", async () => {
    const grading = await graded(exercise.solution[language]);
    expect(messageIds(grading)).toEqual([]);
    expect(resultsOf(grading, exercise.messages, language)).toMatchObject({
      version: 3,
      status: "pass",
      message: null,
    });
  });

  test.each(exercise.mistakes)("the mistake $id is told $message", async ({ source, message }) => {
    const grading = await graded(source[language]);
    expect(grading.status).toBe("fail");
    expect(messageIds(grading)[0]).toBe(message);
    // No gap of a message is left unfilled.
    expect(JSON.stringify(resultsOf(grading, exercise.messages, language))).not.toMatch(/\{\w+\}/);
  });
});

/** Compares lines; `<n>` stands for any number, while `Process-1` and `100 %` are what they are. */
function expectOutput(output: string, lesson: Lesson, language: Language): void {
  const { order, lines } = lesson.output?.[language] ?? NO_OUTPUT;
  const printed = output.trimEnd().split("\n");
  const known = printed.map((line) => lines.find((expected) => matches(line, expected)) ?? line);
  const inOrder = (texts: readonly string[]) => (order === "any" ? texts.toSorted() : texts);
  expect(inOrder(known)).toEqual(inOrder(lines));
}

function matches(line: string, expected: string): boolean {
  const pieces = expected.split("<n>").map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pieces.join("\\d+")}$`).test(line);
}

function inTypeScriptWords(output: string): string {
  return output
    .replaceAll(/\bTrue\b/g, "true")
    .replaceAll(/\bFalse\b/g, "false")
    .replaceAll(/\bNone\b/g, "null");
}

function hasPython(): boolean {
  return spawnSync("python3", ["--version"]).status === 0;
}
