import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findLesson, type Lesson } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { advance, leftOf, noProgress, statusOf, withLanguage } from "../src/index.ts";
import {
  ensureOwnFile,
  fileToRun,
  givenSource,
  homeOf,
  ownFile,
  readProgress,
  resetOwnFile,
  writeProgress,
} from "../src/node/index.ts";
import { Programs } from "./programs.ts";

const course = readCourse(dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json"))));
const reading = findLesson(course, "nace-un-proceso") as Lesson;
const exercise = findLesson(course, "mp-worker") as Lesson;
const now = new Date("2026-11-22T10:00:00Z");

describe("progress", () => {
  test("a lesson is done when its program has run and its questions are answered", () => {
    let progress = advance(noProgress, reading, { type: "opened" }, now);
    expect(statusOf(progress, reading)).toBe("started");
    progress = advance(progress, reading, { type: "ran" }, now);
    for (const question of ["tras-start", "sin-join"]) {
      expect(statusOf(progress, reading)).toBe("started");
      progress = advance(progress, reading, { type: "answered", question, answer: 0 }, now);
    }
    expect(statusOf(progress, reading)).toBe("done");
    expect(leftOf(progress, reading)).toEqual({ run: false, questions: 0, check: false });
  });

  test("an exercise is done when its check passes, and stays done", () => {
    const at = (minute: number) => new Date(now.getTime() + minute * 60_000);
    let progress = advance(noProgress, exercise, { type: "checked", passed: false }, at(0));
    expect(statusOf(progress, exercise)).toBe("started");
    progress = advance(progress, exercise, { type: "checked", passed: true }, at(1));
    progress = advance(progress, exercise, { type: "checked", passed: false }, at(2));
    expect(statusOf(progress, exercise)).toBe("done");
    expect(progress.lessons[exercise.id]?.checks).toEqual(
      [at(0), at(1), at(2)].map((each) => each.toISOString()),
    );
  });

  test("the first answer is the one that counts", () => {
    let progress = advance(noProgress, reading, { type: "answered", question: "q", answer: 2 }, now);
    progress = advance(progress, reading, { type: "answered", question: "q", answer: 1 }, now);
    expect(progress.lessons[reading.id]?.answers).toEqual({
      q: [
        { answer: 2, at: now.toISOString() },
        { answer: 1, at: now.toISOString() },
      ],
    });
  });
});

describe("on disk", () => {
  let programs: Programs;
  beforeEach(() => (programs = new Programs()));
  afterEach(() => programs[Symbol.dispose]());
  const home = () => homeOf({ MP_HOME: programs.folder });

  test("progress is read as it was written", () => {
    const progress = withLanguage(advance(noProgress, reading, { type: "ran" }, now), "en", now);
    writeProgress(home().progress, progress);
    expect(readProgress(home().progress)).toEqual({ progress });
    expect(readdirSync(programs.folder)).toEqual(["progress.json"]);
  });

  test.each(["{", "[]", '{"version":3,"lessons":{}}', ""])(
    "a damaged file (%j) is set aside, not lost",
    (text) => {
      writeFileSync(home().progress, text);
      const { progress, setAside } = readProgress(home().progress, now);
      expect(progress).toEqual(noProgress);
      expect(setAside).toBe(join(programs.folder, "progress.damaged-2026-11-22T10-00-00.json"));
      expect(readFileSync(setAside as string, "utf8")).toBe(text);
      expect(readProgress(home().progress)).toEqual({ progress: noProgress });
    },
  );

  test("the program as given is run until the student has a copy", () => {
    expect(readFileSync(fileToRun(home(), exercise, "en"), "utf8")).toContain("kitchen closed");
    const own = ensureOwnFile(home(), exercise, "es");
    expect(fileToRun(home(), exercise, "en")).toBe(own);
    expect(readFileSync(own, "utf8")).toBe(givenSource(exercise, "es"));
  });

  test("opening a copy again never overwrites it", () => {
    const own = ensureOwnFile(home(), exercise, "es");
    writeFileSync(own, "// mine");
    expect(readFileSync(ensureOwnFile(home(), exercise, "es"), "utf8")).toBe("// mine");
  });

  test("a reset keeps what the student had", () => {
    const own = ensureOwnFile(home(), exercise, "es");
    writeFileSync(own, "// mine");
    const kept = resetOwnFile(home(), exercise, "es", { now });
    expect(kept).toBe(own.replace(".ts", ".2026-11-22T10-00-00.ts"));
    expect(readFileSync(kept as string, "utf8")).toBe("// mine");
    expect(readFileSync(ownFile(home(), exercise), "utf8")).toBe(givenSource(exercise, "es"));
  });
});
