/** Tries a program under all schedules. */

import { allSchedules } from "../../explore/all-schedules.ts";
import type { Explored } from "../../grade/expectations.ts";
import type { ExploreJob, SandboxScripts } from "../messages.ts";
import { controllerFrom } from "./hosts.ts";
import { readFiles } from "./read.ts";

/** Runs a program under all schedules within a bound. */
export async function exploreJob(
  { program: files, ...bound }: ExploreJob,
  { host }: Pick<SandboxScripts, "host">,
): Promise<Explored> {
  const program = await readFiles(files);
  await using controller = await controllerFrom(host);
  return await allSchedules({ controller, program }, bound);
}
