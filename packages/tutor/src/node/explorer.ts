/**
 * The process in which a student's program is tried under all schedules: of its own, so that whatever the program does, the tutor lives.
 * Its arguments are the program's URL and what to try, as JSON; its answer goes to the report descriptor.
 */
import { writeSync } from "node:fs";
import { createController, exhaustive, readProgram } from "@mp/runtime/control";
import type { Explored } from "../grade/expectations.ts";
import { printed } from "../explore/printed.ts";
import type { ExplorerOptions } from "./explore.ts";
import { REPORT_FD } from "./reports.ts";

const [url = "", options = "{}"] = process.argv.slice(2);
const { preemptions, maxSteps } = JSON.parse(options) as ExplorerOptions;

await using controller = await createController();
const found = await controller.explore(await readProgram(url), {
  strategy: exhaustive({ bound: preemptions }),
  maxSteps,
  // One execution that gets nowhere takes as long as a hundred that end: to have seen one is enough.
  isFailure: ({ outcome }) => outcome.kind === "step-limit" || outcome.kind === "time-limit",
  untilFailure: true,
});
const explored: Explored = {
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
writeSync(REPORT_FD, JSON.stringify(explored));
