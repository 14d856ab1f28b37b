import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Check, Expectations, Lesson } from "@mp/content";
import { judge } from "../grade/expectations.ts";
import { type Grading, grade, gradingOf } from "../grade/grading.ts";
import { diagnose, type Trouble } from "../grade/trouble.ts";
import type { RunEvent, RunOptions } from "../run/events.ts";
import { record, type RunRecord } from "../run/record.ts";
import { explore } from "./explore.ts";
import { run } from "./run.ts";

/** Loads an exercise's check from the course folder. */
export async function loadCheck(courseFolder: string, lesson: Lesson): Promise<Check | Expectations> {
  if (!lesson.exercise)
    throw new Error(`Lesson ${lesson.id} is not an exercise, so it has no check. Choose an exercise.`);
  const file = join(courseFolder, lesson.exercise.check);
  // A module is loaded once for each address: with the time in it, an author who saves their check gets the new one.
  const address = `${pathToFileURL(file).href}?${statSync(file).mtimeMs}`;
  const module = (await import(address)) as { default?: unknown };
  const check = module.default;
  if (typeof check === "function") return check as Check;
  if (typeof check === "object" && check !== null && "expects" in check) return check as Expectations;
  throw new TypeError(
    `${lesson.exercise.check} exports no check. Export one by default: (run) => [verdict, …], or { schedules, expects }.`,
  );
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
  const grading =
    typeof check === "function"
      ? grade(recorded, check, file)
      : await gradeUnderControl(recorded, check, { file, ...(signal && { signal }) });
  return { grading, run: recorded };
}

/** How long trying all schedules may take, in milliseconds. */
const EXPLORE_MS = 60_000;
const MAX_STEPS = 2000;

/** Judges a program by what it does under every schedule. */
async function gradeUnderControl(
  recorded: RunRecord,
  check: Expectations,
  { file, signal }: { readonly file: string; readonly signal?: AbortSignal },
): Promise<Grading> {
  const trouble = diagnose(recorded, file);
  // What ended this run may be what is looked for: a deadlock is a crash, or takes for ever.
  if (trouble && trouble.kind !== "crash" && trouble.kind !== "limit") return { status: "error", trouble };
  const { preemptions, maxSteps = MAX_STEPS } = check.schedules;
  const limits = { timeMs: EXPLORE_MS, ...(signal && { signal }) };
  const explored = await explore(file, { preemptions, maxSteps }, limits);
  if (!explored) return { status: "error", trouble: whyEnded(signal) };
  const grading = gradingOf([...(check.run?.(recorded) ?? []), ...judge(check, explored)]);
  return trouble && grading.status === "pass" ? { status: "error", trouble } : grading;
}

function whyEnded(signal: AbortSignal | undefined): Trouble {
  if (signal?.aborted) return { kind: "stopped" };
  return { kind: "limit", limit: { name: "time", value: EXPLORE_MS } };
}
