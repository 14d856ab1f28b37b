import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Check, Expectations, Lesson, Verdict } from "@mp/content";
import { type Explored, type ExploredOutcome, judge } from "../grade/expectations.ts";
import { type Grading, grade, gradingOf } from "../grade/grading.ts";
import { diagnose, type Trouble } from "../grade/trouble.ts";
import type { RunEvent, RunOptions } from "../run/events.ts";
import { record } from "../run/record.ts";
import type { Graded, Grader } from "../session/ports.ts";
import { explore } from "./explore.ts";
import { run } from "./run.ts";

/** Loads an exercise's check from the course folder. */
export async function loadCheck(courseFolder: string, lesson: Lesson): Promise<Check | Expectations> {
  if (!lesson.exercise)
    throw new Error(`Lesson ${lesson.id} is not an exercise, so it has no check. Choose an exercise.`);
  const file = join(courseFolder, lesson.exercise.check);
  if (!existsSync(file)) return builtCheck(courseFolder, lesson);
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

/** Where the course is not in its files, it is in the module that is built of them. */
async function builtCheck(courseFolder: string, { id }: Lesson): Promise<Check | Expectations> {
  const { href } = pathToFileURL(join(courseFolder, "dist", "course.js"));
  const { checks } = (await import(href)) as {
    readonly checks: Readonly<Record<string, Check | Expectations>>;
  };
  const check = checks[id];
  if (check === undefined) throw new Error(`The built course has no check of ${id}. Build it anew.`);
  return check;
}

/** What to check, and how to follow it. */
export interface CheckRequest extends Partial<Pick<RunOptions, "signal">> {
  readonly courseFolder: string;
  readonly lesson: Lesson;
  /** The student's file. */
  readonly file: string;
  readonly watch?: (event: RunEvent) => void;
}

/** Checks programs of this machine against the checks in a course folder. */
export function graderOf(courseFolder: string): Grader {
  return {
    grade: ({ lesson, program, signal, watch }) =>
      checkFile({
        courseFolder,
        lesson,
        file: program.file,
        ...(signal && { signal }),
        ...(watch && { watch }),
      }),
  };
}

/** Runs a student's program and judges what it did. */
export async function checkFile(request: CheckRequest): Promise<Graded> {
  const { courseFolder, lesson, file, watch, signal } = request;
  const check = await loadCheck(courseFolder, lesson);
  if (typeof check !== "function") return checkUnderControl(request, check);
  const options = { budget: lesson.budget, ...(signal && { signal }) };
  const recorded = await record(run({ file }, options), watch);
  return { grading: grade(recorded, check, file), run: recorded };
}

/** How long trying all schedules may take, in milliseconds. */
const EXPLORE_MS = 60_000;
const MAX_STEPS = 2000;

/** Judges a program by what it does under every schedule, while it runs in the ordinary way, too. */
async function checkUnderControl(request: CheckRequest, check: Expectations): Promise<Graded> {
  const { lesson, file, watch, signal } = request;
  const enough = new AbortController();
  const until = AbortSignal.any(signal ? [signal, enough.signal] : [enough.signal]);
  // What is no program at all is told by the ordinary run: here it is kept until that has ended.
  const exploring = tried(check, file, until).then(
    (explored) => {
      // A program that may hang has most likely done so: the ordinary run will show nothing more.
      if (explored?.outcomes.some(mayHang)) enough.abort();
      return { explored };
    },
    (error: unknown) => ({ error }),
  );
  const recorded = await record(run({ file }, { budget: lesson.budget, signal: until }), watch);
  const trouble = enough.signal.aborted ? undefined : diagnose(recorded, file);
  // What ended this run otherwise may be what is looked for: a deadlock takes for ever, a race may crash.
  if (trouble && trouble.kind !== "crash" && trouble.kind !== "limit") {
    enough.abort();
    await exploring;
    return { grading: { status: "error", trouble }, run: recorded };
  }
  const found = await exploring;
  if ("error" in found) throw found.error;
  const whole = !trouble && !enough.signal.aborted;
  const seen = whole ? (check.run?.(recorded) ?? []) : [];
  return { grading: gradingBy(check, { ...found, seen, trouble, signal }), run: recorded };
}

function tried(
  { schedules }: Expectations,
  file: string,
  signal: AbortSignal,
): Promise<Explored | undefined> {
  const { preemptions, maxSteps = MAX_STEPS } = schedules;
  return explore(file, { preemptions, maxSteps }, { timeMs: EXPLORE_MS, signal });
}

function mayHang({ kind }: ExploredOutcome): boolean {
  return kind !== "finished" && kind !== "error";
}

interface Seen {
  readonly explored: Explored | undefined;
  /** The verdicts on the ordinary run, if it came to its end. */
  readonly seen: readonly Verdict[];
  readonly trouble: Trouble | undefined;
  readonly signal: AbortSignal | undefined;
}

function gradingBy(check: Expectations, { explored, seen, trouble, signal }: Seen): Grading {
  if (!explored) return { status: "error", trouble: whyEnded(signal) };
  const grading = gradingOf([...seen, ...judge(check, explored)]);
  return trouble && grading.status === "pass" ? { status: "error", trouble } : grading;
}

function whyEnded(signal: AbortSignal | undefined): Trouble {
  if (signal?.aborted) return { kind: "stopped" };
  return { kind: "limit", limit: { name: "time", value: EXPLORE_MS } };
}
