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
  type Trouble,
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

/** The program could not be tried under schedules: of its own making, so that it is told to whoever wrote it. */
class Untried extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(`The program could not be tried under schedules: ${trouble.kind}`);
    this.trouble = trouble;
  }
}

/** Runs an attempt and judges what it did. */
export async function gradeAttempt(request: GradeRequest): Promise<Grading> {
  try {
    return await judged(request);
  } catch (error) {
    if (error instanceof Untried) return { status: "error", trouble: error.trouble };
    throw error;
  }
}

async function judged(request: GradeRequest): Promise<Grading> {
  const { job, check, signal } = request;
  const { grading } = await checkProgram(
    check,
    {
      file: job.entry,
      run: (until = signal) => ordinaryRun(request, until),
      explore: (search, limits) => underSchedules(request, search, limits),
      replay: (schedule, limits) => recorded(request, schedule, limits),
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
    if (event.type === "limit") events.push(asTold(event));
    else if (event.type !== "explored") events.push(event);
  }
  return { run: recordOf(events), trace: undefined };
}

type LimitEvent = Extract<SandboxEvent, { readonly type: "limit" }>;

/** Gradings have no words for processor time: to whoever waits for the end of a program, it is time. */
function asTold(event: LimitEvent): Extract<RunEvent, { readonly type: "limit" }> {
  return { ...event, name: event.name === "cpu" ? "time" : event.name };
}

/** What the program did under one schedule, for the lines that say why a property does not hold. */
async function recorded(
  { sandbox, job, signal: given }: GradeRequest,
  schedule: string,
  { timeMs, signal = given }: TrialLimits,
): Promise<RecordedRun["trace"]> {
  const limits = { ...job.limits, timeMs, cpuMs: timeMs };
  let trace: RecordedRun["trace"];
  for await (const event of sandbox.run({ ...job, limits, schedule }, signal))
    if (event.type === "trace") trace = event.trace;
  return trace;
}

async function underSchedules(
  { sandbox, job, signal: given }: GradeRequest,
  explore: ScheduleSearch,
  { timeMs, signal = given }: TrialLimits,
): Promise<Explored | undefined> {
  const limits = { ...job.limits, timeMs, cpuMs: timeMs };
  for await (const event of sandbox.run({ ...job, limits, explore }, signal)) {
    if (event.type === "explored") return event.explored;
    if (event.type === "refused") throw new Untried(event.refusal);
    if (event.type === "limit") {
      const { name, value } = asTold(event);
      throw new Untried({ kind: "limit", limit: { name, value } });
    }
  }
  return undefined;
}
