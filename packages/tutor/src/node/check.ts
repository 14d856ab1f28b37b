import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Check, Expectations, Lesson } from "@mp/content";
import type { Trace } from "@mp/runtime/trace";
import { checkProgram, type RecordedRun, type Trial } from "../grade/check.ts";
import type { RunEvent, RunOptions } from "../run/events.ts";
import { record } from "../run/record.ts";
import type { Graded, Grader } from "../session/ports.ts";
import { Explorer, ExplorerError } from "./explore.ts";
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
  /** Runs it by turns, if schedules decide; one of its own if left out. Whoever checks many programs has one for all. */
  readonly explorer?: Explorer;
  /** So many schedules, drawn at random, are tried besides; none if left out. */
  readonly seeds?: number;
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
  const { courseFolder, lesson, signal } = request;
  const check = await loadCheck(courseFolder, lesson);
  if (request.explorer) return checkProgram(check, trialOf(request, request.explorer), signal);
  // It starts nothing before it is asked.
  using explorer = new Explorer();
  return await checkProgram(check, trialOf(request, explorer), signal);
}

function trialOf(request: CheckRequest, explorer: Explorer): Trial {
  const { file, seeds } = request;
  return {
    file,
    run: (signal) => ordinaryRun(request, signal),
    async explore(search, limits) {
      const all = await explorer.explore(file, search, limits);
      if (seeds === undefined || !all) return all;
      const random = { ...search, faults: false, seed: 1, limit: seeds };
      const drawn = await explorer.explore(file, random, limits);
      return drawn && { ...all, outcomes: [...all.outcomes, ...drawn.outcomes] };
    },
    async replay(schedule, limits) {
      try {
        return (await explorer.replay(file, schedule, limits))?.trace;
      } catch (error) {
        // The student has saved another program meanwhile: the verdict is of the one before.
        if (error instanceof ExplorerError) return undefined;
        throw error;
      }
    },
  };
}

async function ordinaryRun(
  { lesson, file, watch }: CheckRequest,
  signal: AbortSignal | undefined,
): Promise<RecordedRun> {
  let trace: Trace | undefined;
  const options = { budget: lesson.budget, trace: { sites: true }, ...(signal && { signal }) };
  const ended = await record(run({ file }, options), (event) => {
    if (event.type === "trace") trace = event.trace;
    watch?.(event);
  });
  return { run: ended, trace };
}
