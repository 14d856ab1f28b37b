/** Runs a program by turns: under many schedules, or by one. */

import { allSchedules } from "../../explore/all-schedules.ts";
import type { Explorable } from "../../explore/request.ts";
import { traced } from "../../explore/traced.ts";
import type { Explored } from "../../grade/expectations.ts";
import type { Replayed } from "../../run/replayed.ts";
import type { ExploreJob, ProgramFiles, ReplayJob } from "../messages.ts";
import { controllerFrom } from "./hosts.ts";
import { checkLinks } from "./link.ts";
import { readFiles } from "./read.ts";

/** Runs a program under many schedules; `host` is the script of the threads. */
export function exploreJob({ program, ...search }: ExploreJob, host: BlobPart): Promise<Explored> {
  return byTurns(program, host, (explorable) => allSchedules(explorable, search));
}

/** Runs one schedule again, recorded. */
export function replayJob({ program, schedule }: ReplayJob, host: BlobPart): Promise<Replayed> {
  return byTurns(program, host, async (explorable) => {
    const { execution, trace } = await traced(explorable, schedule);
    return { outcome: execution.outcome, output: execution.output, trace };
  });
}

async function byTurns<T>(
  files: ProgramFiles,
  host: BlobPart,
  work: (explorable: Explorable) => Promise<T>,
): Promise<T> {
  const program = await readFiles(files);
  checkLinks(program);
  await using controller = await controllerFrom(host);
  return await work({ controller, program });
}
