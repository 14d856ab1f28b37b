import { parseArgs } from "node:util";
import { lessonsOf } from "@mp/content";
import { lessonsWith } from "../check/changed.ts";
import { prefixOf } from "../check/check.ts";
import { Programs } from "../check/programs.ts";
import { findPython } from "../check/python.ts";
import { count, faultLines, outcomeLine } from "../check/report.ts";
import { runLessons } from "../check/run.ts";
import { inspectFolder } from "../check/static.ts";
import { COURSE } from "../place.ts";
import { changes } from "./changes.ts";

const OPTIONS = {
  poll: { type: "boolean", default: false },
  course: { type: "string", default: COURSE },
} as const;

const POLL_MS = 500;

/** `content:watch [id]`: while lessons are written, says after each save what is wrong, and runs what changed. Ends with Ctrl+C. */
export async function watchCourse(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  const folder = values.course;
  const view = new WatchView(folder, positionals);
  view.read();
  console.log("Watching; Ctrl+C ends it.");
  let round = new AbortController();
  let running = Promise.resolve();
  const options = { signal: stop.signal, poll: values.poll ? POLL_MS : undefined };
  for await (const files of changes(folder, options)) {
    // What runs is out of date: it makes way.
    round.abort();
    await running;
    round = new AbortController();
    running = view.round(files, round.signal);
  }
  round.abort();
  await running;
  return 0;
}

/** Tells an author how the course, or the lessons named, are. */
class WatchView {
  readonly #folder: string;
  readonly #names: readonly string[];
  readonly #python = findPython();

  constructor(folder: string, names: readonly string[]) {
    this.#folder = folder;
    this.#names = names;
  }

  /** Reads the course and says its faults; those of the lessons named, if some are. */
  read(): ReturnType<typeof inspectFolder> {
    const inspection = inspectFolder(this.#folder);
    const lessons = inspection.course ? lessonsOf(inspection.course) : [];
    const paths = lessons.filter(({ id }) => this.#names.includes(id)).map(({ path }) => path);
    const mine = inspection.faults.filter(
      ({ file }) => paths.length === 0 || paths.some((path) => file.startsWith(path)),
    );
    const others = inspection.faults.length - mine.length;
    for (const line of faultLines(mine, prefixOf(this.#folder))) console.log(line);
    const rest = others > 0 ? `, ${others} elsewhere` : "";
    console.log(`${new Date().toLocaleTimeString("en-GB")}  ${count(mine.length, "fault")}${rest}`);
    return inspection;
  }

  /** One round after a change: read, then run the lessons whose files changed. */
  async round(files: readonly string[], signal: AbortSignal): Promise<void> {
    const { course } = this.read();
    const changed = course ? lessonsWith(lessonsOf(course), files) : [];
    if (changed.length === 0) return;
    using programs = new Programs();
    await runLessons(changed, { folder: this.#folder, programs, python: this.#python, signal }, (outcome) => {
      console.log(outcomeLine(outcome));
      for (const line of faultLines(outcome.faults, prefixOf(this.#folder))) console.log(`  ${line}`);
    });
  }
}
