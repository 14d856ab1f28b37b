/** Runs a program by a schedule, one process at a time, and tells what it did, with its trace. */

import type { ProcessRef } from "@mp/content";
import type { Execution } from "@mp/runtime/control";
import { traced } from "../../explore/traced.ts";
import { MAIN_PROCESS } from "../../run/events.ts";
import type { RunJob, SandboxScripts } from "../messages.ts";
import type { Events } from "./events.ts";
import { controllerFrom } from "./hosts.ts";
import { loadFailure, readFiles } from "./read.ts";

/** Replays a schedule. */
export async function replayJob(
  job: RunJob,
  { host }: Pick<SandboxScripts, "host">,
  events: Events,
): Promise<void> {
  const { schedule = "" } = job;
  try {
    const program = await readFiles(job.program);
    await using controller = await controllerFrom(host);
    const { execution, trace } = await traced({ controller, program }, schedule);
    for (const { pid, stream, text } of execution.output) {
      const process = processOf(pid, trace.processes);
      events.push({
        type: "output",
        time: 0,
        process,
        stream: stream === "stdout" ? stream : "stderr",
        text,
      });
    }
    events.push({ type: "trace", trace });
    events.push({ type: "exit", time: 0, exitCode: exitCodeOf(execution) });
  } catch (error) {
    const text = loadFailure(error, job.program);
    events.push({ type: "output", time: 0, process: MAIN_PROCESS, stream: "stderr", text });
    events.push({ type: "exit", time: 0, exitCode: 1 });
  }
  events.flush();
}

function processOf(pid: number, processes: readonly ProcessRef[]): ProcessRef {
  const name = processes.find((each) => each.pid === pid)?.name;
  return name === undefined ? MAIN_PROCESS : { pid, name };
}

function exitCodeOf({ outcome }: Execution): number | null {
  return outcome.kind === "finished" ? outcome.exitCode : null;
}
