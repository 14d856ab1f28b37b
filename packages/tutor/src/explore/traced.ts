import { type Finding, type FindingKind, findings } from "@mp/inspect";
import type { Execution } from "@mp/runtime/control";
import type { Trace } from "@mp/runtime/trace";
import type { Explorable } from "./request.ts";

/** A small program takes some dozens of steps; one that takes more than this does not come to its end. */
export const MAX_STEPS = 2_000;

/** An execution that was recorded, with what was found in it. */
export interface TracedExecution {
  readonly execution: Execution;
  readonly trace: Trace;
  readonly findings: readonly Finding[];
}

/** Executions that ended alike, and one of them recorded. */
export interface ExploredOutcome extends TracedExecution {
  readonly count: number;
  /** Whether it ended badly, or a fault was found in one of those that were looked at. */
  readonly fails: boolean;
  /** Others of them, in which something else was found. */
  readonly others: readonly TracedExecution[];
}

/** Runs one schedule, recorded. @throws ValueError if it is none of this program. */
export async function traced(
  { controller, program }: Explorable,
  schedule: string,
): Promise<TracedExecution> {
  const execution = await controller.run(program, {
    schedule,
    trace: true,
    sites: true,
    maxSteps: MAX_STEPS,
  });
  // Of a process that computes without end nothing is there: its thread is taken away with what it recorded.
  const trace = execution.trace ?? nothingOf(execution);
  return { execution, trace, findings: findings(trace) };
}

function nothingOf({ outcome, schedule }: Execution): Trace {
  const nothing = { processes: [], objects: [], sites: [], events: [], dropped: [] };
  return { version: 1, mode: "controlled", platform: "", ...nothing, schedule, outcome };
}

/** Whether something went wrong. That others print something else is no fault: which is right, only the author knows. */
export function isFailure({ execution: { outcome }, findings: found }: TracedExecution): boolean {
  return (
    outcome.kind !== "finished" ||
    outcome.exitCode !== 0 ||
    found.some(({ severity }) => severity === "fault")
  );
}

/** Fewer preemptions are easier to follow than fewer steps. */
export function isSimpler(
  { execution: a }: Pick<TracedExecution, "execution">,
  { execution: b }: Pick<TracedExecution, "execution">,
): boolean {
  return a.preemptions < b.preemptions || (a.preemptions === b.preemptions && a.steps < b.steps);
}

/** Faults of the program's text, which did no harm by themselves. */
const HARMLESS: ReadonlySet<FindingKind> = new Set(["data-race", "lock-per-process"]);

/** What {@link harmIn} says of an execution in which nothing went wrong. */
export const NO_HARM = 2;

/** How much is to be seen of what goes wrong, the most first: it ended badly, something was lost, or it only might have been. */
export function harmIn({ execution: { outcome }, findings: found }: TracedExecution): number {
  if (outcome.kind !== "finished" || outcome.exitCode !== 0) return 0;
  return found.some(({ severity, kind }) => severity === "fault" && !HARMLESS.has(kind)) ? 1 : NO_HARM;
}
