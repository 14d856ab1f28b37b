import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Check, Lesson } from "@mp/content";
import { type Grading, grade } from "../grade/grading.ts";
import type { RunEvent, RunOptions } from "../run/events.ts";
import { record, type RunRecord } from "../run/record.ts";
import { run } from "./run.ts";

/** Loads an exercise's check from the course folder. */
export async function loadCheck(courseFolder: string, lesson: Lesson): Promise<Check> {
  if (!lesson.exercise)
    throw new Error(`Lesson ${lesson.id} is not an exercise, so it has no check. Choose an exercise.`);
  const file = join(courseFolder, lesson.exercise.check);
  // A module is loaded once for each address: with the time in it, an author who saves their check gets the new one.
  const address = `${pathToFileURL(file).href}?${statSync(file).mtimeMs}`;
  const module = (await import(address)) as { default?: unknown };
  if (typeof module.default !== "function") {
    throw new TypeError(
      `${lesson.exercise.check} exports no check. Export one by default: (run) => [verdict, …].`,
    );
  }
  return module.default as Check;
}

/** What to check, and how to follow it. */
export interface CheckRequest extends Partial<Pick<RunOptions, "signal">> {
  readonly courseFolder: string;
  readonly lesson: Lesson;
  /** The student's file. */
  readonly file: string;
  readonly watch?: (event: RunEvent) => void;
}

/** Runs a student's program and judges what it did. */
export async function checkFile(
  request: CheckRequest,
): Promise<{ readonly grading: Grading; readonly run: RunRecord }> {
  const { courseFolder, lesson, file, watch, signal } = request;
  const check = await loadCheck(courseFolder, lesson);
  const options = { budget: lesson.budget, ...(signal && { signal }) };
  const recorded = await record(run({ file }, options), watch);
  return { grading: grade(recorded, check, file), run: recorded };
}
