import { relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { type Course, findLesson, type Lesson, lessonsOf } from "@mp/content";
import { COURSE, ROOT } from "../place.ts";
import { UsageError } from "../usage.ts";
import { changedFiles, lessonsWith } from "./changed.ts";
import { Programs } from "./programs.ts";
import { findPython } from "./python.ts";
import { count, faultLines, outcomeLine, seconds } from "./report.ts";
import { runLessons } from "./run.ts";
import { inspectFolder } from "./static.ts";

const OPTIONS = {
  static: { type: "boolean", default: false },
  changed: { type: "boolean", default: false },
  since: { type: "string", default: "HEAD" },
  course: { type: "string", default: COURSE },
} as const;

/** How many schedules are drawn at random for each program that is graded; `content:seeds` draws more. */
const SEEDS = 20;

/** `content:check`: reads the whole course, runs its programs, and says every fault. */
export async function check(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const begin = performance.now();
  const folder = values.course;
  const prefix = prefixOf(folder);
  const { course, faults } = inspectFolder(folder);
  for (const line of faultLines(faults, prefix)) console.error(line);
  const lessons = course && !values.static ? chosen(course, positionals, values) : [];
  const wrong = await runAll(lessons, folder, prefix);
  const all = faults.length + wrong;
  const read = course ? count(lessonsOf(course).length, "lesson") : "no lesson";
  const time = seconds(performance.now() - begin);
  console.log(
    `${read} read, programs of ${lessons.length} run: ${all === 0 ? "no faults" : count(all, "fault")}, ${time}`,
  );
  return all === 0 ? 0 : 1;
}

async function runAll(lessons: readonly Lesson[], folder: string, prefix: string): Promise<number> {
  if (lessons.length === 0) return 0;
  const python = findPython();
  console.log(
    python
      ? `Python programs run on CPython ${python.version}`
      : "There is no CPython 3 on this machine: what program.py prints is not compared",
  );
  using programs = new Programs();
  const faults = await runLessons(lessons, { folder, programs, python, seeds: SEEDS }, (outcome) => {
    console.log(outcomeLine(outcome));
    for (const line of faultLines(outcome.faults, prefix)) console.error(`  ${line}`);
  });
  return faults.length;
}

interface Choice {
  readonly changed: boolean;
  readonly since: string;
  readonly course: string;
}

/** The lessons named; else those that changed, if only they are asked for; else all. */
function chosen(
  course: Course,
  names: readonly string[],
  { changed, since, course: folder }: Choice,
): readonly Lesson[] {
  const all = lessonsOf(course);
  if (names.length > 0) return names.map((name) => named(course, name));
  return changed ? lessonsWith(all, changedFiles(folder, since)) : all;
}

function named(course: Course, name: string): Lesson {
  const lesson = findLesson(course, name);
  if (lesson) return lesson;
  const known = lessonsOf(course).map(({ id }) => id);
  throw new UsageError(`There is no lesson "${name}". Name one of: ${known.join(", ")}.`);
}

/** What leads from the author's folder to the course, so that the names of files are links. */
export function prefixOf(folder: string): string {
  const way = relative(process.env["INIT_CWD"] ?? ROOT, folder)
    .split(sep)
    .join("/");
  return way === "" ? "" : `${way}/`;
}
