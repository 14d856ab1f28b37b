/** Executions of wrong programs in which something was found, each with the schedule that is to repeat it. */
import { type Controller, exhaustive, type Execution } from "@mp/runtime/control";
import type { CorpusCase } from "../corpus/cases.ts";
import { found } from "../corpus/expectation.ts";
import { MAX_STEPS, programOf } from "../corpus/programs.ts";
import { digestOf } from "./digest.ts";
import type { Recordings } from "./replay.ts";

/** Tries schedules of each case, `most` at most, and keeps the executions in which something was found. */
export async function record(
  controller: Controller,
  cases: readonly CorpusCase[],
  most: number,
): Promise<Recordings[]> {
  const all: Recordings[] = [];
  for (const one of cases) {
    const { maxSteps = MAX_STEPS, name, wrong } = one;
    const failing: Execution[] = [];
    await controller.explore(programOf(wrong), {
      ...{ strategy: exhaustive({ bound: 2 }), limit: most, maxSteps, trace: true, sites: true },
      onExecution(execution) {
        if (found(execution.trace!, wrong, one.starvedAfter).length > 0) failing.push(execution);
      },
    });
    const digests: Record<string, string> = {};
    for (const execution of failing) digests[execution.schedule] = await digestOf(execution);
    all.push({ name, url: wrong.url, code: wrong.code, maxSteps, digests });
  }
  return all;
}
