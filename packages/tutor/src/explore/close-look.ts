import { findings } from "@mp/inspect";
import type { Execution, Strategy } from "@mp/runtime/control";
import { identityOf } from "./found.ts";
import type { Explorable } from "./request.ts";
import { MAX_STEPS, type TracedExecution } from "./traced.ts";

/** How many schedules are recorded, each of them: it takes ten times as long as without. */
const SCHEDULES = 200;

/** How to look. */
export interface CloseLook {
  readonly strategy: Strategy;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Records the first schedules of a search, and answers those in which something was found that was in none before. */
export async function lookClosely(
  { controller, program }: Explorable,
  { strategy, limit, signal }: CloseLook,
): Promise<TracedExecution[]> {
  const known = new Set<string>();
  const kept: TracedExecution[] = [];
  await controller.explore(program, {
    strategy,
    limit: Math.min(SCHEDULES, limit),
    maxSteps: MAX_STEPS,
    signal,
    sites: true,
    onExecution: (execution) => {
      const { trace } = execution;
      if (trace === undefined) return;
      const found = findings(trace);
      const fresh = found.map((each) => identityOf(each, trace)).filter((each) => !known.has(each));
      if (fresh.length > 0) kept.push({ execution, trace, findings: found });
      for (const each of fresh) known.add(each);
    },
  });
  return kept;
}

/** The same for executions that ended alike and wrote the same. */
export function outcomeKey({ outcome, output }: Execution): string {
  return JSON.stringify([outcome, output]);
}
