/**
 * Grades an attempt. The student's program runs in the sandbox; the check, whose text no student may see, looks here at what came out.
 */
import type { Check, Expectations } from "@mp/content";
import type { Sandbox, SandboxEvent, SandboxJob } from "@mp/sandbox";
import {
  checkProgram,
  type Explored,
  type Grading,
  type RecordedRun,
  recordOf,
  type RunEvent,
  type ScheduleSearch,
  type TrialLimits,
} from "@mp/tutor";

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
  const { job, check, signal } = request;
  const { grading } = await checkProgram(
    check,
    {
      file: job.entry,
      run: (until = signal) => ordinaryRun(request, until),
      explore: (search, limits) => underSchedules(request, search, limits),
      // What a program did is told out of the sandbox by its events; a trace of it is not.
      replay: () => Promise.resolve(undefined),
    },
    signal,
  );
  return grading;
}

/** The ordinary run, from its first event to its last. */
async function ordinaryRun({ sandbox, job, watch }: GradeRequest, signal: AbortSignal): Promise<RecordedRun> {
  const events: RunEvent[] = [];
  for await (const event of sandbox.run(job, signal)) {
    watch(event);
    if (event.type !== "explored") events.push(event as RunEvent);
  }
  return { run: recordOf(events), trace: undefined };
}

async function underSchedules(
  { sandbox, job, signal: given }: GradeRequest,
  explore: ScheduleSearch,
  { timeMs, signal = given }: TrialLimits,
): Promise<Explored | undefined> {
  const limits = { ...job.limits, timeMs, cpuMs: timeMs };
  let explored: Explored | undefined;
  for await (const event of sandbox.run({ ...job, limits, explore }, signal)) {
    if (event.type === "explored") explored = event.explored;
  }
  return explored;
}
