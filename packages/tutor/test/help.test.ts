import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { findLesson, type Lesson, lessonsOf } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { describe, expect, test } from "vitest";
import {
  advance,
  diffToSolution,
  type HelpStage,
  helpAt,
  nextHelp,
  noProgress,
  stepOf,
} from "../src/index.ts";

const course = readCourse(dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json"))));
const exercise = findLesson(course, "mp-worker") as Lesson;
const exercises = lessonsOf(course).filter((lesson) => lesson.exercise);
const now = new Date("2026-11-23T10:00:00Z");

/** All the help there is, one after another, as one who asks again and again is given it. */
function allHelp(lesson: Lesson, task?: number): HelpStage[] {
  const own = lesson.exercise?.start.es ?? "";
  let progress = noProgress;
  const stages: HelpStage[] = [];
  for (;;) {
    const stage = nextHelp({ lesson, progress, language: "es", own, task });
    if (!stage || stages.length > 50) return stages;
    stages.push(stage);
    progress = advance(progress, lesson, stepOf(stage), now);
  }
}

describe("help", () => {
  test.each(exercises.map((lesson) => [lesson.id, lesson] as const))(
    "of %s comes in stages, each hint counted, and then there is no more",
    (_, lesson) => {
      const tasks = lesson.text.es.sections.filter((section) => section.kind === "task");
      const hints = tasks.flatMap(({ number, hints: all }) =>
        all.map((_hint, at) => `${number}: ${at + 1} of ${all.length}`),
      );
      const stages = allHelp(lesson).map((stage) =>
        stage.kind === "hint" ? `${stage.task}: ${stage.shown} of ${stage.of}` : stage.kind,
      );
      expect(stages).toEqual([...hints, "parsons", "diff", "solution"]);
    },
  );

  test("the hints of the task the student is at come first", () => {
    expect(allHelp(exercise, 2)[0]).toMatchObject({ kind: "hint", task: 2, shown: 1 });
  });

  test("a lesson without an exercise has none", () => {
    const lesson = findLesson(course, "nace-un-proceso") as Lesson;
    expect(nextHelp({ lesson, progress: noProgress, language: "es", own: "" })).toBeUndefined();
    expect(helpAt("solution", { lesson, progress: noProgress, language: "es", own: "" })).toBeUndefined();
  });
});

describe("the solution's lines, shuffled", () => {
  const lines = (lesson: Lesson) => {
    const stage = helpAt("parsons", { lesson, progress: noProgress, language: "en", own: "" });
    return stage?.kind === "parsons" ? stage.lines : [];
  };

  test.each(exercises.map((lesson) => [lesson.id, lesson] as const))(
    "of %s are all there, in another order, each time the same",
    (_, lesson) => {
      const code = (lesson.exercise?.solution.en ?? "")
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "" && !line.startsWith("//"));
      const shuffled = lines(lesson);
      expect(shuffled).not.toEqual(code);
      expect(shuffled.toSorted()).toEqual(code.toSorted());
      expect(lines(lesson)).toEqual(shuffled);
    },
  );

  test("in an order of each lesson's own", () => {
    const other = { ...exercise, id: "another" };
    expect(lines(other)).not.toEqual(lines(exercise));
  });
});

describe("the difference to the solution", () => {
  test("is none for the solution, whatever the ends of its lines", () => {
    const solution = exercise.exercise?.solution.es ?? "";
    expect(diffToSolution(solution, solution)).toEqual([]);
    expect(diffToSolution(`${solution.replaceAll("\n", "  \r\n")}\n\n`, solution)).toEqual([]);
  });

  test("gives the lines of both, and turns one into the other", () => {
    const [hunk, ...others] = diffToSolution("a\nb\nc\nd\ne\nf", "a\nb\nc\nD\ne\nf\ng");
    expect(others).toEqual([]);
    expect(hunk).toEqual({
      ownLine: 2,
      solutionLine: 2,
      lines: [
        { kind: "both", text: "b" },
        { kind: "both", text: "c" },
        { kind: "own", text: "d" },
        { kind: "solution", text: "D" },
        { kind: "both", text: "e" },
        { kind: "both", text: "f" },
        { kind: "solution", text: "g" },
      ],
    });
  });
});
