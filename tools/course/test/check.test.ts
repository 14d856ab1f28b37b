import { describeFault, type Fault } from "@mp/content";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Explorer } from "@mp/tutor/node";
import { checkExercise } from "../src/check/exercise.ts";
import { checkLesson } from "../src/check/lesson.ts";
import { Programs } from "../src/check/programs.ts";
import { findPython } from "../src/check/python.ts";
import { runLessons } from "../src/check/run.ts";
import { SmallCourse } from "./small-course.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const LESSON = "01-uno/01-leccion";
const EXERCISE = "01-uno/02-ejercicio";

let course: SmallCourse;
let programs: Programs;
beforeEach(() => {
  course = new SmallCourse();
  programs = new Programs();
});
afterEach(() => {
  course[Symbol.dispose]();
  programs[Symbol.dispose]();
});

const python = findPython();

async function lessonFaults(): Promise<string[]> {
  const faults = await checkLesson(course.lesson("leccion"), { folder: course.folder, programs, python });
  return faults.map(describeFault);
}

async function exerciseFaults(): Promise<readonly Fault[]> {
  return checkExercise(course.lesson("ejercicio"), { folder: course.folder, programs, python });
}

test("a new lesson and a new exercise run as they should", async () => {
  const lessons = [course.lesson("leccion"), course.lesson("ejercicio")];
  const told: string[] = [];
  const bench = { folder: course.folder, programs, python };
  const faults = await runLessons(lessons, bench, ({ lesson, time }) => {
    told.push(lesson.id);
    expect(time).toBeGreaterThan(0);
  });
  expect(faults).toEqual([]);
  expect(told.toSorted()).toEqual(["ejercicio", "leccion"]);
});

test("a program that prints something else", async () => {
  course.edit(`${LESSON}/program.ts`, "hello from", "greetings from");
  expect(await lessonFaults()).toEqual([
    `${LESSON}/program.ts: en: line 1 of its output is "greetings from Process-1", not "hello from Process-1". Mend the program, or \`output\` in lesson.json`,
  ]);
});

test.skipIf(!python)("a program in Python that does something else (skipped without CPython 3)", async () => {
  course.edit(`${LESSON}/program.py`, "p.exitcode", "p.exitcode is None");
  const faults = await lessonFaults();
  expect(faults).toHaveLength(2);
  expect(faults[0]).toContain(`${LESSON}/program.py: es: line 2 of its output is "código de salida: false"`);
});

test("a program that fails", async () => {
  course.edit(`${LESSON}/program.ts`, "await p.join();", 'await p.join(); throw new Error("oh");');
  expect((await lessonFaults())[0]).toContain("it ended with exit code 1");
});

test("a program that does not end", async () => {
  course.edit(`${LESSON}/program.ts`, "await p.join();", "for (;;);");
  course.edit(`${LESSON}/lesson.json`, "10000", "500");
  expect((await lessonFaults())[0]).toContain("it met its limit of time (500)");
});

test("a program that complains, and one that should and does not", async () => {
  course.edit(`${LESSON}/program.ts`, "await p.join();", 'await p.join(); console.error("oh");');
  expect((await lessonFaults())[0]).toContain("program.ts: es: it wrote to stderr: oh");
  course.edit(`${LESSON}/lesson.json`, '"output"', '"complaint": "oh", "output"');
  const faults = await lessonFaults();
  expect(faults.filter((fault) => fault.includes("program.ts"))).toEqual([]);
  course.edit(`${LESSON}/program.ts`, ' console.error("oh");', "");
  expect((await lessonFaults())[0]).toContain('program.ts: es: it did not write "oh" to stderr');
});

test("an exercise that is solved as given", async () => {
  course.edit(`${EXERCISE}/start/main.ts`, "p.start();", "p.start(); await p.join();");
  expect(await exerciseFaults()).toMatchObject([
    { file: `${EXERCISE}/start/main.ts`, problem: "it passes the check as given" },
  ]);
});

test("a solution that does not pass, and a mistake that does", async () => {
  course.edit(`${EXERCISE}/solution/main.ts`, "await p.join();", "");
  course.edit(`${EXERCISE}/mistakes/espera-a-ojo/main.ts`, "sleepSync(200);", "await p.join();");
  expect(await exerciseFaults()).toMatchObject([
    { file: `${EXERCISE}/solution/main.ts`, problem: "the check refuses it, with not-joined" },
    { file: `${EXERCISE}/solution/main.ts` },
    { file: `${EXERCISE}/mistakes/espera-a-ojo/main.ts`, problem: "the check accepts it" },
  ]);
});

test("a mistake that gets another's message", async () => {
  course.edit(`${EXERCISE}/mistakes/espera-a-ojo/mistake.json`, "not-joined", "no-process");
  expect(await exerciseFaults()).toMatchObject([
    { file: `${EXERCISE}/mistakes/espera-a-ojo/main.ts`, problem: 'its first message is "not-joined"' },
  ]);
});

test("a gap in a message that the check does not fill; then, the check saved anew, a message that is not there", async () => {
  course.edit(`${EXERCISE}/messages.json`, "TODO: what is wrong and what to try", "{name} was not started");
  const [fault] = await exerciseFaults();
  expect(fault).toMatchObject({ file: `${EXERCISE}/messages.json`, problem: "nobody fills {name}" });
  course.edit(`${EXERCISE}/check.ts`, '"not-joined"', '"unjoined"');
  expect((await exerciseFaults())[0]?.problem).toContain('it says "unjoined"');
});

test("a check that does not load", async () => {
  course.edit(`${EXERCISE}/check.ts`, "export default check;", "export { check };");
  expect(await exerciseFaults()).toMatchObject([{ file: `${EXERCISE}/check.ts` }]);
});

test("a check that goes by what only some schedules show", async () => {
  course.edit(
    `${EXERCISE}/check.ts`,
    "export default check;",
    // Whoever of two processes prints first is up to the schedule; here, the parent or its child.
    `const first: Check = (run) => {
      const [output] = run.events.filter(({ type }) => type === "output");
      return output?.process.pid === run.main.pid ? check(run) : check({ ...run, events: [] });
    };
    export default first;`,
  );
  course.edit(`${EXERCISE}/solution/main.ts`, "p.start();", 'p.start(); console.log("parent");');
  using explorer = new Explorer();
  const bench = { folder: course.folder, programs, python, explorer, seeds: 20 };
  const faults = await checkExercise(course.lesson("ejercicio"), bench);
  expect(faults.map(({ problem }) => problem)).toContainEqual(
    expect.stringContaining("under another schedule"),
  );
});
