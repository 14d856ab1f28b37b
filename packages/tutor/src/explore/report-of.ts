import type { Execution } from "@mp/runtime/control";
import { siteText } from "../trace/steps.ts";
import type { ExploreResult } from "./explore.ts";
import { type Found, foundIn } from "./found.ts";
import type { ExploreReport, FailureReport, FindingReport, OutcomeReport } from "./report.ts";
import { printed } from "./printed.ts";
import type { ExploredOutcome } from "./traced.ts";

/** A search's result as plain data. `say` puts a finding in words. */
export function exploreReport(
  program: string,
  result: ExploreResult,
  say: (found: Found) => string,
): ExploreReport {
  const { complete, executions, failure, milliseconds, outcomes, search, stoppedBy } = result;
  return {
    version: 1,
    program,
    strategy: search.strategy,
    bound: search.strategy === "exhaustive" ? search.bound : null,
    executions,
    complete,
    stoppedBy,
    milliseconds,
    outcomes: outcomes.map(outcomeReport),
    findings: foundIn(outcomes).map((found) => findingReport(found, say)),
    failure: failure === undefined ? null : failureReport(failure.execution),
  };
}

/** One outcome as plain data. */
export function outcomeReport({ count, execution, fails }: ExploredOutcome): OutcomeReport {
  const { outcome, schedule } = execution;
  return { outcome, output: printed(execution), count, fails, schedule };
}

function findingReport(found: Found, say: (found: Found) => string): FindingReport {
  const { finding, outcomes, shown } = found;
  const sites = finding.sites.flatMap((index) => shown.trace.sites[index] ?? []).map(siteText);
  const { kind, severity } = finding;
  return { kind, severity, text: say(found), sites, outcomes, schedule: shown.execution.schedule };
}

function failureReport(execution: Execution): FailureReport {
  const { outcome, preemptions, schedule, steps } = execution;
  return { schedule, steps, preemptions, outcome, output: printed(execution) };
}
