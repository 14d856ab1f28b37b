import { minimise, type Trial } from "@mp/inspect";
import { readSchedule, writeSchedule } from "@mp/runtime/control";
import { attempt } from "./attempt.ts";
import { identityOf } from "./found.ts";
import type { Explorable } from "./request.ts";
import type { TracedExecution } from "./traced.ts";

/** How many executions it may take: each is recorded, which takes some milliseconds. */
const LIMIT = 200;

/**
 * The failure with all decisions taken back that it does not take: with the fewest preemptions, and of those with the fewest steps.
 * A search by chance comes upon failures with many needless switches.
 */
export async function minimised(
  explorable: Explorable,
  failing: TracedExecution,
  signal: AbortSignal,
): Promise<TracedExecution> {
  // Each try would take all the time that a process may compute.
  if (failing.execution.outcome.kind === "time-limit") return failing;
  const tried = new Map<string, TracedExecution>();
  const simplest = await minimise(
    trialOf(failing, true),
    async (decisions) => {
      if (signal.aborted) return undefined;
      const again = await attempt(explorable, decisions);
      if (again === undefined) return undefined;
      tried.set(again.execution.schedule, again);
      return trialOf(again, failsAlike(again, failing));
    },
    { limit: LIMIT },
  );
  return tried.get(writeSchedule(simplest.decisions)) ?? failing;
}

function trialOf(
  { execution: { preemptions, schedule, steps } }: TracedExecution,
  isFailure: boolean,
): Trial {
  return { isFailure, decisions: readSchedule(schedule), preemptions, steps };
}

/** Whether it ends in the same way, and every fault of the failure is in it as well. */
function failsAlike(a: TracedExecution, failing: TracedExecution): boolean {
  const faults = faultsIn(a);
  return endOf(a) === endOf(failing) && [...faultsIn(failing)].every((fault) => faults.has(fault));
}

function endOf({ execution: { outcome } }: TracedExecution): string {
  return outcome.kind === "finished" ? `exit ${outcome.exitCode}` : outcome.kind;
}

function faultsIn({ findings, trace }: TracedExecution): Set<string> {
  const faults = findings.filter(({ severity }) => severity === "fault");
  return new Set(faults.map((fault) => identityOf(fault, trace)));
}
