/** What the tests' page offers them: running, replaying and grading programs in a sandbox. */
import type { Check, Course, Expectations, Lesson } from "@mp/content";
import type { TraceEvent } from "@mp/runtime/trace";
import { findLesson } from "@mp/content";
import { record, type RunEvent, type RunOptions } from "../../src/index.ts";
import { exploreInSandbox } from "../../src/web/by-turns.ts";
import { type ProgramFiles, type SandboxSource, sandboxGrader, sandboxRunner } from "../../src/web/index.ts";
import { runInSandbox } from "../../src/web/run.ts";

const text = async (name: string): Promise<string> => (await fetch(`/sandbox/${name}`)).text();

const source: Promise<SandboxSource> = (async () => ({
  frame: "/sandbox/frame.html",
  scripts: {
    driver: await text("driver.js"),
    program: await text("program.js"),
    host: await text("host.js"),
  },
}))();

/** As it is built for browsers. */
interface BuiltCourse {
  readonly course: Course;
  readonly checks: Readonly<Record<string, Check | Expectations>>;
}

const address = "/course.js";
const { checks, course } = (await import(address)) as BuiltCourse;

const runner = sandboxRunner(() => source);
const grader = sandboxGrader(
  () => source,
  ({ id }) => Promise.resolve(checks[id] as Check | Expectations),
);

let aborts = new AbortController();

const offered = {
  /** What has been recorded of the program that runs. */
  last: [] as readonly TraceEvent[],
  async run(code: string, options: RunOptions) {
    aborts = new AbortController();
    const events: RunEvent[] = [];
    offered.last = [];
    const running = runner({ file: "program.ts", source: code }, { ...options, signal: aborts.signal });
    const recorded = await record(running, (event) => {
      events.push(event);
      if (event.type === "trace") offered.last = event.trace?.events ?? [];
    });
    return { recorded, events };
  },
  /** Runs a program of several files. */
  async runFiles(program: ProgramFiles, options: RunOptions) {
    return await record(runInSandbox(await source, program, options));
  },
  stop() {
    aborts.abort();
  },
  async explore(code: string, search: { preemptions: number; maxSteps: number }) {
    const main = "file:///program.ts";
    const program = { main, files: { [main]: code } };
    return await exploreInSandbox(await source, { program, ...search }, { timeMs: 20_000 });
  },
  /** Checks the start, the solution and every mistake of an exercise; gives what each is told. */
  async grade(id: string, language: "es" | "en") {
    const lesson = findLesson(course, id) as Lesson;
    const { exercise } = lesson;
    if (!exercise) throw new Error(`${id} is no exercise`);
    const told: Record<string, unknown> = {};
    const given = [
      ["start", exercise.start],
      ["solution", exercise.solution],
      ...exercise.mistakes.map((mistake) => [mistake.id, mistake.source] as const),
    ] as const;
    for (const [name, each] of given) {
      const program = { file: exercise.file, source: each[language] };
      told[name] = (await grader.grade({ lesson, program })).grading;
    }
    return { told, mistakes: exercise.mistakes.map(({ id: name, message }) => ({ id: name, message })) };
  },
};

export type Offered = typeof offered;
Object.assign(globalThis, { offered });
