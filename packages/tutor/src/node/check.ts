import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Check, Expectations, Lesson, Verdict } from "@mp/content";
import type { Trace } from "@mp/runtime/trace";
import { type Explored, type ExploredOutcome, judge } from "../grade/expectations.ts";
import { explained } from "../grade/explained.ts";
import { grade, gradingOf } from "../grade/grading.ts";
import { diagnose, isSilent, type Trouble } from "../grade/trouble.ts";
import type { RunEvent, RunOptions } from "../run/events.ts";
import { record, type RunRecord } from "../run/record.ts";
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
  const { courseFolder, lesson, file } = request;
  const check = await loadCheck(courseFolder, lesson);
  if (typeof check === "function") {
    const { run: ended, trace } = await ordinaryRun(request, request.signal);
    const grading = grade(ended, check, file);
    if (grading.status !== "error") return { grading, run: ended };
    const trouble = await explained(grading.trouble, trace, file);
    return { grading: { status: "error", trouble }, run: ended };
  }
  if (request.explorer) return checkUnderControl(request, check, request.explorer);
  using explorer = new Explorer();
  return await checkUnderControl(request, check, explorer);
}

/** A run in the ordinary way, and what was recorded of it. */
async function ordinaryRun(
  { lesson, file, watch }: CheckRequest,
  signal: AbortSignal | undefined,
): Promise<{ readonly run: RunRecord; readonly trace: Trace | undefined }> {
  let trace: Trace | undefined;
  const options = { budget: lesson.budget, trace: { sites: true }, ...(signal && { signal }) };
  const ended = await record(run({ file }, options), (event) => {
    if (event.type === "trace") trace = event.trace;
    watch?.(event);
  });
  return { run: ended, trace };
}

/** How long trying all schedules may take, in milliseconds. */
const EXPLORE_MS = 60_000;
const REPLAY_MS = 10_000;
const MAX_STEPS = 2000;

/** Judges a program by what it does under every schedule, while it runs in the ordinary way, too. */
async function checkUnderControl(
  request: CheckRequest,
  check: Expectations,
  explorer: Explorer,
): Promise<Graded> {
  const { file, signal } = request;
  const enough = new AbortController();
  const until = AbortSignal.any(signal ? [signal, enough.signal] : [enough.signal]);
  // What is no program at all is told by the ordinary run: here it is kept until that has ended.
  const exploring = tried(explorer, check, file, until).then(
    (explored) => {
      // A program that may hang has most likely done so: the ordinary run will show nothing more.
      if (explored?.outcomes.some(mayHang)) enough.abort();
      return { explored };
    },
    (error: unknown) => ({ error }),
  );
  const { run: recorded } = await ordinaryRun(request, until);
  const trouble = enough.signal.aborted ? undefined : diagnose(recorded, file);
  // What ended this run otherwise may be what is looked for: a deadlock takes for ever, a race may crash.
  if (trouble && !["crash", "limit", "stuck"].includes(trouble.kind)) {
    enough.abort();
    await exploring;
    return { grading: { status: "error", trouble }, run: recorded };
  }
  const found = await exploring;
  if ("error" in found) throw found.error;
  const { explored } = found;
  if (!explored) return { grading: { status: "error", trouble: whyEnded(signal) }, run: recorded };
  const whole = !trouble && !enough.signal.aborted;
  if (whole && isSilent(recorded))
    return { grading: { status: "error", trouble: { kind: "silent" } }, run: recorded };
  const seen = whole ? (check.run?.(recorded) ?? []) : [];
  const judged = await shown(request, check, { explorer, verdicts: judge(check, explored) });
  const grading = gradingOf([...seen, ...judged]);
  const passed = grading.status === "pass";
  return { grading: trouble && passed ? { status: "error", trouble } : grading, run: recorded };
}

function tried(
  explorer: Explorer,
  { schedules, expects }: Expectations,
  file: string,
  signal: AbortSignal,
): Promise<Explored | undefined> {
  const { preemptions, maxSteps = MAX_STEPS } = schedules;
  const faults = expects.some(({ holds }) => "no" in holds);
  return explorer.explore(file, { preemptions, maxSteps, faults }, { timeMs: EXPLORE_MS, signal });
}

function mayHang({ kind }: ExploredOutcome): boolean {
  return kind !== "finished" && kind !== "error";
}

/** Verdicts, with what is to be seen in the schedule that breaks each: it is run once more, recorded. */
async function shown(
  { file, signal }: CheckRequest,
  { expects }: Expectations,
  { explorer, verdicts }: { readonly explorer: Explorer; readonly verdicts: readonly Verdict[] },
): Promise<readonly Verdict[]> {
  const all: Verdict[] = [];
  for (const [nth, verdict] of verdicts.entries()) {
    const expectation = expects[nth];
    const trace = await traceOf(file, verdict, { explorer, signal });
    if (!trace || !expectation) {
      all.push(verdict);
      continue;
    }
    const { withEvidence } = await import("../grade/evidence.ts");
    all.push(withEvidence(verdict, expectation, { trace, file }));
  }
  return all;
}

async function traceOf(
  file: string,
  { failure }: Verdict,
  { explorer, signal }: { readonly explorer: Explorer; readonly signal: AbortSignal | undefined },
): Promise<Trace | undefined> {
  if (failure?.schedule === undefined) return undefined;
  try {
    const found = await explorer.replay(file, failure.schedule, { timeMs: REPLAY_MS, signal });
    return found?.trace;
  } catch (error) {
    // The student has saved another program meanwhile: the verdict is of the one before.
    if (error instanceof ExplorerError) return undefined;
    throw error;
  }
}

function whyEnded(signal: AbortSignal | undefined): Trouble {
  if (signal?.aborted) return { kind: "stopped" };
  return { kind: "limit", limit: { name: "time", value: EXPLORE_MS } };
}
