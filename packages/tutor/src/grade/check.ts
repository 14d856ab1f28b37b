/** Judging a program, wherever it can be tried: on this machine, in a browser, in a sandbox of a server. */

import type { Check, Expectations, Verdict } from "@mp/content";
import type { Trace } from "@mp/runtime/trace";
import type { ScheduleSearch } from "../explore/all-schedules.ts";
import type { RunRecord } from "../run/record.ts";
import type { Graded } from "../session/ports.ts";
import { type Explored, type ExploredOutcome, judge } from "./expectations.ts";
import { explained } from "./explained.ts";
import { grade, gradingOf } from "./grading.ts";
import { diagnose, isSilent, type Trouble } from "./trouble.ts";

/** How long something may take, and until when. */
export interface TrialLimits {
  readonly timeMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** One program where it can be tried. */
export interface Trial {
  /** The student's file, as traces and errors name it. */
  readonly file: string;
  /** Runs it in the ordinary way, recorded. */
  run(signal: AbortSignal | undefined): Promise<RecordedRun>;
  /** Runs it under many schedules. `undefined` if that took too long, or was stopped. */
  explore(search: ScheduleSearch, limits: TrialLimits): Promise<Explored | undefined>;
  /** Runs one schedule again, recorded. `undefined` if it can't: as above, or the program has changed meanwhile. */
  replay(schedule: string, limits: TrialLimits): Promise<Trace | undefined>;
}

/** A run in the ordinary way, and what was recorded of it. */
export interface RecordedRun {
  readonly run: RunRecord;
  readonly trace: Trace | undefined;
}

/** How long trying all schedules may take, in milliseconds. */
const EXPLORE_MS = 60_000;
const REPLAY_MS = 10_000;
const MAX_STEPS = 2000;

/** Judges a program by the check of its exercise. Aborting the signal stops that at once. */
export async function checkProgram(
  check: Check | Expectations,
  trial: Trial,
  signal?: AbortSignal,
): Promise<Graded> {
  if (typeof check !== "function") return checkUnderControl(check, trial, signal);
  const { run, trace } = await trial.run(signal);
  const grading = grade(run, check, trial.file);
  if (grading.status !== "error") return { grading, run };
  const trouble = await explained(grading.trouble, trace, trial.file);
  return { grading: { status: "error", trouble }, run };
}

/** Judges a program by what it does under every schedule, while it runs in the ordinary way, too. */
async function checkUnderControl(
  check: Expectations,
  trial: Trial,
  signal: AbortSignal | undefined,
): Promise<Graded> {
  const enough = new AbortController();
  const until = AbortSignal.any(signal ? [signal, enough.signal] : [enough.signal]);
  // What is no program at all is told by the ordinary run: here it is kept until that has ended.
  const exploring = tried(check, trial, until).then(
    (explored) => {
      // A program that may hang has most likely done so: the ordinary run will show nothing more.
      if (explored?.outcomes.some(mayHang)) enough.abort();
      return { explored };
    },
    (error: unknown) => ({ error }),
  );
  const { run: recorded } = await trial.run(until);
  const trouble = enough.signal.aborted ? undefined : diagnose(recorded, trial.file);
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
  const judged = await shown(check, trial, { verdicts: judge(check, explored), signal });
  const grading = gradingOf([...seen, ...judged]);
  const passed = grading.status === "pass";
  return { grading: trouble && passed ? { status: "error", trouble } : grading, run: recorded };
}

function tried(
  { schedules, expects }: Expectations,
  trial: Trial,
  signal: AbortSignal,
): Promise<Explored | undefined> {
  const { preemptions, maxSteps = MAX_STEPS } = schedules;
  const faults = expects.some(({ holds }) => "no" in holds);
  return trial.explore({ preemptions, maxSteps, faults }, { timeMs: EXPLORE_MS, signal });
}

function mayHang({ kind }: ExploredOutcome): boolean {
  return kind !== "finished" && kind !== "error";
}

/** Verdicts, with what is to be seen in the schedule that breaks each: it is run once more, recorded. */
async function shown(
  { expects }: Expectations,
  trial: Trial,
  { verdicts, signal }: { readonly verdicts: readonly Verdict[]; readonly signal: AbortSignal | undefined },
): Promise<readonly Verdict[]> {
  const all: Verdict[] = [];
  for (const [nth, verdict] of verdicts.entries()) {
    const { schedule } = verdict.failure ?? {};
    const trace =
      schedule === undefined ? undefined : await trial.replay(schedule, { timeMs: REPLAY_MS, signal });
    const expectation = expects[nth];
    if (!trace || !expectation) {
      all.push(verdict);
      continue;
    }
    const { withEvidence } = await import("./evidence.ts");
    all.push(withEvidence(verdict, expectation, { trace, file: trial.file }));
  }
  return all;
}

function whyEnded(signal: AbortSignal | undefined): Trouble {
  if (signal?.aborted) return { kind: "stopped" };
  return { kind: "limit", limit: { name: "time", value: EXPLORE_MS } };
}
