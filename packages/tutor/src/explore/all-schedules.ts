import { findings } from "@mp/inspect";
import { exhaustive, type Exploration, random, type Strategy } from "@mp/runtime/control";
import type { Trace } from "@mp/runtime/trace";
import type { Explored, ShownFault } from "../grade/expectations.ts";
import { printed } from "./printed.ts";
import type { Explorable } from "./request.ts";
import { traced } from "./traced.ts";

/** What to try. */
export interface ScheduleSearch {
  /** How often, in one schedule, a process may lose its turn that could have gone on. */
  readonly preemptions: number;
  readonly maxSteps: number;
  /** Of so many schedules at most. */
  readonly limit?: number | undefined;
  /** Draws schedules at random, from this seed on, in place of all within the bound. */
  readonly seed?: number | undefined;
  /** Whether to look for faults, too. */
  readonly faults?: boolean | undefined;
}

/** How many schedules are recorded, each of them, if faults are asked for: it takes ten times as long as without. */
const LOOKED_AT = 100;

/** Runs a program under all schedules with at most so many preemptions, and tells what they came to. */
export async function allSchedules(explorable: Explorable, search: ScheduleSearch): Promise<Explored> {
  const { controller, program } = explorable;
  const { limit, maxSteps, faults = false } = search;
  const found = await controller.explore(program, {
    strategy: strategyOf(search),
    maxSteps,
    limit,
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
    ...(faults && { faults: await faultsIn(explorable, search, found) }),
  };
}

function strategyOf({ preemptions, seed }: ScheduleSearch): Strategy {
  return seed === undefined ? exhaustive({ bound: preemptions }) : random(seed);
}

/** Which kinds of faults there are, each with a schedule that shows it: in the simplest of each outcome, and in the first schedules. */
async function faultsIn(
  explorable: Explorable,
  search: ScheduleSearch,
  { outcomes }: Exploration,
): Promise<readonly ShownFault[]> {
  const shown = new Map<string, ShownFault>();
  const look = (trace: Trace, schedule: string) => {
    for (const { kind, severity } of findings(trace))
      if (severity === "fault" && !shown.has(kind)) shown.set(kind, { kind, schedule });
  };
  for (const { simplest } of outcomes) {
    const { trace, execution } = await traced(explorable, simplest.schedule);
    look(trace, execution.schedule);
  }
  await explorable.controller.explore(explorable.program, {
    strategy: strategyOf(search),
    limit: LOOKED_AT,
    maxSteps: search.maxSteps,
    sites: true,
    onExecution: ({ trace, schedule }) => trace && look(trace, schedule),
  });
  return [...shown.values()];
}
