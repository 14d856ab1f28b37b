import { exhaustive } from "@mp/runtime/control";
import type { Explored } from "../grade/expectations.ts";
import { printed } from "./printed.ts";
import type { Explorable } from "./request.ts";

/** Runs a program under all schedules with at most so many preemptions, and tells what they came to. */
export async function allSchedules(
  { controller, program }: Explorable,
  { preemptions, maxSteps }: { readonly preemptions: number; readonly maxSteps: number },
): Promise<Explored> {
  const found = await controller.explore(program, {
    strategy: exhaustive({ bound: preemptions }),
    maxSteps,
    // One execution that gets nowhere takes as long as a hundred that end: to have seen one is enough.
    isFailure: ({ outcome }) => outcome.kind === "step-limit" || outcome.kind === "time-limit",
    untilFailure: true,
  });
  return {
    executions: found.executions,
    complete: found.complete,
    outcomes: found.outcomes.map(({ outcome, count, simplest }) => ({
      kind: outcome.kind,
      ...(outcome.kind === "finished" && { exitCode: outcome.exitCode }),
      count,
      output: printed(simplest),
      schedule: simplest.schedule,
    })),
  };
}
