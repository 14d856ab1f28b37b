import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findLesson, type Lesson } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answersTo, LessonSession, type SessionState, statusOf } from "../src/index.ts";
import { CodeFolder, graderOf, homeOf, ProgressFile, run } from "../src/node/index.ts";
import { AMPLE, Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const courseFolder = dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json")));
const course = readCourse(courseFolder);
const reading = { ...(findLesson(course, "nace-un-proceso") as Lesson), budget: AMPLE as Lesson["budget"] };
const exercise = { ...(findLesson(course, "mp-worker") as Lesson), budget: AMPLE as Lesson["budget"] };

let programs: Programs;
beforeEach(() => (programs = new Programs()));
afterEach(() => programs[Symbol.dispose]());

function open(lesson: Lesson, next?: Lesson) {
  const home = homeOf({ MP_HOME: programs.folder });
  const code = new CodeFolder(home);
  const progress = new ProgressFile(home.progress);
  const ports = { runner: run, grader: graderOf(courseFolder), code, progress, now: () => new Date() };
  const session = new LessonSession(lesson, ports, { language: "es", next });
  const file = { lesson, name: lesson.exercise?.file ?? "program.ts", language: "es" } as const;
  return { session, code, progress, file };
}

/** The first state of which this is true. */
function until(session: LessonSession, isSo: (state: SessionState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(session.get())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = session.subscribe(look);
    look();
  });
}

const ENDLESS = 'console.log("up");\nfor (;;);\n';

describe("a lesson", () => {
  test("is opened, run, and its questions answered: then it is done", async () => {
    const { session, progress } = open(reading);
    using _ = session;
    session.start();
    expect(statusOf(session.get().progress, reading)).toBe("started");
    const phases = new Set<string>();
    session.subscribe(() => phases.add(session.get().phase));
    const end = await session.run();
    expect(end?.exitCode).toBe(0);
    expect([...phases]).toEqual(expect.arrayContaining(["running", "idle"]));
    expect(session.get().activity?.output.map(({ text }) => text)).not.toEqual([]);
    for (const question of ["tras-start", "sin-join"]) session.answer(question, 0);
    expect(statusOf(session.get().progress, reading)).toBe("done");
    expect(answersTo(progress.read().lessons[reading.id], "sin-join")).toEqual([0]);
  });

  test("can be run again with what its processes do recorded", async () => {
    const { session } = open(reading);
    using _ = session;
    await session.run({ traced: true });
    expect(session.get().activity?.trace?.events.length).toBeGreaterThan(0);
  });

  test("tells of steps that were kept elsewhere, and the next lesson", () => {
    const { session, progress } = open(reading, exercise);
    using _ = session;
    progress.change((before) => ({ ...before, last: { value: "x", at: new Date().toISOString() } }));
    expect(session.get().progress.last?.value).toBe("x");
    expect(session.next()).toBe(exercise);
  });
});

describe("an exercise", () => {
  test("fails as given, and passes when solved; the student's program is kept when it is put back", async () => {
    const { session, code, file } = open(exercise);
    using _ = session;
    expect((await session.check())?.grading.status).toBe("fail");
    code.write(file, exercise.exercise?.solution.es ?? "");
    session.refresh();
    expect(session.get().hasOwn).toBe(true);
    expect((await session.check())?.grading.status).toBe("pass");
    expect(statusOf(session.get().progress, exercise)).toBe("done");
    expect(session.get().progress.lessons[exercise.id]?.checks).toHaveLength(2);
    const kept = session.reset();
    expect(Object.values(code.all()[exercise.id] ?? {})).toContain(exercise.exercise?.solution.es);
    expect(kept).toContain(exercise.id);
  });

  test("gives help until there is no more, and keeps each stage", () => {
    const { session } = open(exercise);
    using _ = session;
    const kinds: string[] = [];
    for (let stage = session.hint(); stage; stage = session.hint()) kinds.push(stage.kind);
    expect(kinds.slice(-3)).toEqual(["parsons", "diff", "solution"]);
    expect(kinds.filter((kind) => kind === "hint").length).toBeGreaterThan(2);
    expect(Object.keys(session.get().progress.lessons[exercise.id]?.help ?? {})).toHaveLength(3);
    expect(session.get().help?.kind).toBe("solution");
  });

  test("shows the solution to whoever wants it at once", () => {
    const { session } = open(exercise);
    using _ = session;
    expect(session.solution()).toEqual({ kind: "solution", source: exercise.exercise?.solution.es });
    expect(session.get().progress.lessons[exercise.id]?.help.solution).toBeDefined();
  });
});

describe("what runs", () => {
  const endless = () => {
    const opened = open(reading);
    opened.code.write(opened.file, ENDLESS);
    return opened;
  };

  test("is stopped at once; what it wrote stays, and nothing is kept as run", async () => {
    const { session } = endless();
    using _ = session;
    const ended = session.run();
    await until(session, ({ activity }) => activity?.output.length === 1);
    const began = performance.now();
    session.stop();
    const end = await ended;
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(end?.stopped).toBe(true);
    expect(session.get()).toMatchObject({ phase: "idle", activity: { trouble: { kind: "stopped" } } });
    expect(session.get().activity?.output).toHaveLength(1);
    expect(session.get().progress.lessons[reading.id]?.ranAt).toBeUndefined();
  });

  test("gives way to what is begun after it", async () => {
    const { session, code, file } = endless();
    using _ = session;
    const first = session.run();
    await until(session, ({ activity }) => activity?.output.length === 1);
    code.write(file, 'console.log("two");');
    const second = await session.run();
    expect(await first).toBeUndefined();
    expect(second?.exitCode).toBe(0);
    expect(session.get().activity?.output.map(({ text }) => text)).toEqual(["two"]);
  });

  test("is put away with what was seen of it", async () => {
    const { session } = endless();
    using _ = session;
    const ended = session.run();
    await until(session, ({ activity }) => activity?.output.length === 1);
    session.clear();
    expect(await ended).toBeUndefined();
    expect(session.get()).not.toHaveProperty("activity");
    expect(session.get().phase).toBe("idle");
  });

  test("tells through whose fault it could not be done", async () => {
    const { session, code, file } = open(exercise);
    using _ = session;
    writeFileSync(join(programs.folder, "broken.ts"), "export default 3;");
    code.write(file, "x");
    const broken = { ...exercise, exercise: { ...exercise.exercise, check: "broken.ts" } } as Lesson;
    const home = homeOf({ MP_HOME: programs.folder });
    const ports = {
      runner: run,
      grader: graderOf(programs.folder),
      code,
      progress: new ProgressFile(home.progress),
      now: () => new Date(),
    };
    using other = new LessonSession(broken, ports, { language: "en" });
    expect(await other.check()).toBeUndefined();
    expect(other.get().activity?.error).toContain("broken.ts exports no check");
  });
});

test("a program that is mistyped is told so after a run, too", async () => {
  const { session, code, file } = open(reading);
  using _ = session;
  code.write(file, "const x = ;\n");
  await session.run();
  expect(session.get().activity?.trouble).toMatchObject({ kind: "syntax", line: 1 });
});
