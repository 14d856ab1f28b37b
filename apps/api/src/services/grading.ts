/**
 * Grades an attempt. The student's program runs in the sandbox; the check, whose text no student may see, looks here at what came out.
 */
import type { Check, Expectations } from "@mp/content";
import type { Sandbox, SandboxEvent, SandboxJob } from "@mp/sandbox";
import {
  diagnose,
  type Explored,
  grade,
  type Grading,
  gradingOf,
  judge,
  type RunRecord,
  recordOf,
  type RunEvent,
} from "@mp/tutor";

/** How long trying all schedules may take, in milliseconds. */
const EXPLORE_MS = 60_000;
const MAX_STEPS = 2000;

/** What to grade by what. */
export interface GradeRequest {
  readonly sandbox: Sandbox;
  readonly job: SandboxJob;
  readonly check: Check | Expectations;
  readonly signal: AbortSignal;
  /** Sees each event of the ordinary run as it comes. */
  readonly watch: (event: SandboxEvent) => void;
}

/** Runs an attempt and judges what it did. */
export async function gradeAttempt(request: GradeRequest): Promise<Grading> {
  const { check, signal } = request;
  if (typeof check !== "function") return gradeUnderControl(request, check);
  return grade(await follow(request, signal), check, request.job.entry);
}

async function gradeUnderControl(request: GradeRequest, check: Expectations): Promise<Grading> {
  const { job, signal } = request;
  const enough = new AbortController();
  const until = AbortSignal.any([signal, enough.signal]);
  const exploring = tried(request, check, until).then(
    (explored) => {
      // A program that may hang has most likely done so: the ordinary run will show nothing more.
      if (explored?.outcomes.some(({ kind }) => kind !== "finished" && kind !== "error")) enough.abort();
      return { explored };
    },
    (error: unknown) => ({ error }),
  );
  const recorded = await follow(request, until);
  const trouble = enough.signal.aborted ? undefined : diagnose(recorded, job.entry);
  // What ended this run otherwise may be what is looked for: a deadlock takes for ever, a race may crash.
  if (trouble && trouble.kind !== "crash" && trouble.kind !== "limit") {
    enough.abort();
    await exploring;
    return { status: "error", trouble };
  }
  const found = await exploring;
  if ("error" in found) throw found.error;
  if (!found.explored)
    return { status: "error", trouble: { kind: "limit", limit: { name: "time", value: EXPLORE_MS } } };
  const seen = trouble || enough.signal.aborted ? [] : (check.run?.(recorded) ?? []);
  const grading = gradingOf([...seen, ...judge(check, found.explored)]);
  return trouble && grading.status === "pass" ? { status: "error", trouble } : grading;
}

/** The ordinary run, from its first event to its last. */
async function follow({ sandbox, job, watch }: GradeRequest, signal: AbortSignal): Promise<RunRecord> {
  const events: RunEvent[] = [];
  for await (const event of sandbox.run(job, signal)) {
    watch(event);
    if (event.type !== "explored") events.push(event as RunEvent);
  }
  return recordOf(events);
}

async function tried(
  { sandbox, job }: GradeRequest,
  { schedules: { preemptions, maxSteps = MAX_STEPS } }: Expectations,
  signal: AbortSignal,
): Promise<Explored | undefined> {
  const limits = { ...job.limits, timeMs: EXPLORE_MS, cpuMs: EXPLORE_MS };
  let explored: Explored | undefined;
  for await (const event of sandbox.run({ ...job, limits, explore: { preemptions, maxSteps } }, signal)) {
    if (event.type === "explored") explored = event.explored;
  }
  return explored;
}
