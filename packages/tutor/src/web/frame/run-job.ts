/** Runs a program freely, by real workers, and keeps its limits. */

import { prepare } from "@mp/runtime/internal/driver";
import type { RunJob } from "../messages.ts";
import type { Events } from "./events.ts";
import { checkLinks } from "./link.ts";
import { loadFailure, readFiles } from "./read.ts";
import type { Threads } from "./threads.ts";
import { Watch } from "./watch.ts";

/** Events of a process that may wait to be read; a loop that makes more loses them, and they are counted. */
const MOST_EVENTS = 5_000;

/** Runs it to its end, or to a limit. The page takes the sandbox away afterwards, and with it whatever is still running. */
export async function runJob(
  job: RunJob,
  threads: Threads,
  { events, stopped }: { readonly events: Events; readonly stopped: AbortSignal },
): Promise<void> {
  const watch = new Watch(job, events);
  stopped.addEventListener("abort", () => watch.stop());
  try {
    const program = await readFiles(job.program);
    checkLinks(program);
    const { main, units } = await prepare(program);
    const trace = job.trace && { sites: job.trace.sites, shared: true, events: MOST_EVENTS };
    const { outputBytes } = job.budget;
    threads.run(
      { program: { main, units }, trace, outputBytes },
      { onReport: (report) => watch.see(report), onFailure: (message) => watch.crashed(message) },
    );
  } catch (error) {
    watch.crashed(loadFailure(error, job.program));
  }
  await watch.ended;
  events.flush();
}
