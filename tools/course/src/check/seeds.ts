import { parseArgs } from "node:util";
import { findLesson, type Lesson, lessonsOf } from "@mp/content";
import { COURSE } from "../place.ts";
import { UsageError } from "../usage.ts";
import { prefixOf } from "./check.ts";
import { Programs } from "./programs.ts";
import { count, faultLines, outcomeLine, seconds } from "./report.ts";
import { runLessons } from "./run.ts";
import { inspectFolder } from "./static.ts";

const OPTIONS = {
  seeds: { type: "string", default: "200" },
  course: { type: "string", default: COURSE },
} as const;

/**
 * `content:seeds`: grades what exercises come with as `content:check` does, and besides under so many schedules drawn at random: the
 * solution passes under each, and each mistake gets its own message.
 */
export async function seeds(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const many = Number(values.seeds);
  if (!Number.isInteger(many) || many < 1)
    throw new UsageError(`--seeds is "${values.seeds}". Give how many schedules to draw, as in --seeds 200.`);
  const begin = performance.now();
  const { course } = inspectFolder(values.course);
  if (!course) throw new UsageError("The course can't be read. See what pnpm content:check says.");
  const all = lessonsOf(course).filter(({ exercise }) => exercise);
  const lessons =
    positionals.length === 0 ? all : positionals.flatMap((name) => findLesson(course, name) ?? []);
  using programs = new Programs();
  const bench = { folder: values.course, programs, python: undefined, seeds: many };
  const faults = await runLessons(lessons, bench, (outcome) => {
    console.log(outcomeLine(outcome));
    for (const line of faultLines(outcome.faults, prefixOf(values.course))) console.error(`  ${line}`);
  });
  const graded = lessons.reduce((sum, lesson) => sum + programsOf(lesson), 0);
  const said = faults.length === 0 ? "no faults" : count(faults.length, "fault");
  console.log(
    `${graded} programs of ${count(lessons.length, "exercise")} graded under ${many} seeds each: ${said}, ${seconds(performance.now() - begin)}`,
  );
  return faults.length === 0 ? 0 : 1;
}

/** The start, the solution in both languages, the mistakes. */
function programsOf({ exercise }: Lesson): number {
  return exercise ? 3 + exercise.mistakes.length : 0;
}
