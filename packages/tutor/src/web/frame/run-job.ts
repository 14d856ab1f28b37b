/** Runs a program freely, by real workers, and keeps its limits. */

import { prepare } from "@mp/runtime/internal/driver";
import { MAIN_PROCESS } from "../../run/events.ts";
import type { RunJob, SandboxScripts } from "../messages.ts";
import type { Events } from "./events.ts";
import type { Report } from "./program.ts";
import { loadFailure, readFiles } from "./read.ts";
import { Watch } from "./watch.ts";

/** Runs it to its end, or to a limit. The page takes the sandbox away afterwards, and with it whatever is still running. */
export async function runJob(
  job: RunJob,
  { program: script }: Pick<SandboxScripts, "program">,
  { events, stopped }: { readonly events: Events; readonly stopped: AbortSignal },
): Promise<void> {
  const watch = new Watch(job, events);
  stopped.addEventListener("abort", () => watch.stop());
  try {
    const { main, units } = await prepare(await readFiles(job.program));
    const channel = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const reports = new BroadcastChannel(channel);
    reports.addEventListener("message", ({ data }: MessageEvent<Report>) => watch.see(data));
    const given = `self.mpGiven = ${JSON.stringify({ program: { main, units }, channel, trace: job.trace })};\n`;
    const url = URL.createObjectURL(new Blob([given, script], { type: "text/javascript" }));
    const worker = new Worker(url, { name: MAIN_PROCESS.name });
    worker.addEventListener("error", ({ message }) => watch.crashed(message));
  } catch (error) {
    watch.crashed(loadFailure(error, job.program));
  }
  await watch.ended;
  events.flush();
}
