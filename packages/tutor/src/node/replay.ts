/** One schedule of a program, run again, and told as any run is: what was written, what processes did, and the trace of it. */

import type { ProcessEvent } from "@mp/content";
import type { Trace, TraceEvent } from "@mp/runtime/trace";
import { MAIN_PROCESS, type Program, type RunEvent, type RunOptions } from "../run/events.ts";
import { isSameFile } from "../trace/same-file.ts";
import { Explorer, ExplorerError } from "./explore.ts";
import type { Replayed } from "./explorer-messages.ts";

/** Runs one schedule of a program, in a process of its own. Times are virtual. */
export async function* replayed(
  { file }: Program,
  { schedule, budget, signal }: RunOptions & { readonly schedule: string },
): AsyncGenerator<RunEvent, void, void> {
  using explorer = new Explorer();
  try {
    const found = await explorer.replay(file, schedule, { timeMs: budget.timeMs, signal });
    if (found) {
      yield* eventsOf(found, file);
      return;
    }
    if (signal?.aborted) yield { type: "stopped", time: 0 };
    else yield { type: "limit", time: budget.timeMs, name: "time", value: budget.timeMs };
  } catch (error) {
    if (!(error instanceof ExplorerError)) throw error;
    const kind = error.isOfSchedule ? "bad-schedule" : "not-by-turns";
    yield { type: "refused", time: 0, refusal: { kind, detail: error.message } };
  }
  yield { type: "exit", time: 0, exitCode: null };
}

function* eventsOf({ outcome, trace }: Replayed, file: string): Generator<RunEvent, void, void> {
  for (const event of trace.events) {
    const told = processEvent(event, trace, file);
    if (told) yield told;
  }
  const time = trace.events.at(-1)?.time ?? 0;
  if (outcome.kind === "error") {
    const text = `${outcome.message}\n`;
    yield { type: "output", time, process: refOf(trace, outcome.pid), stream: "stderr", text };
  }
  if (outcome.kind !== "finished" && outcome.kind !== "error")
    yield { type: "stuck", time, how: outcome.kind };
  yield { type: "exit", time, exitCode: outcome.kind === "finished" ? outcome.exitCode : null };
  yield { type: "trace", trace };
}

/** What a process did, if a run tells that. */
function processEvent(event: TraceEvent, trace: Trace, file: string): ProcessEvent | undefined {
  const site = event.site === undefined ? undefined : trace.sites[event.site];
  const line = site && isSameFile(site.file, file) ? { line: site.line } : {};
  const base = { time: event.time, process: refOf(trace, event.pid), ...line };
  switch (event.type) {
    case "process.begin":
    case "process.end":
      return { ...base, type: event.type };
    case "process.start":
      return { ...base, type: event.type, target: refOf(trace, event.target) };
    case "process.join":
      return { ...base, type: "join.end", target: refOf(trace, event.target), exitCode: event.exitCode };
    case "wait.begin":
      if (event.operation !== "join" || event.target === undefined) return undefined;
      return { ...base, type: "join.begin", target: refOf(trace, event.target) };
    case "output":
      return { ...base, type: event.type, stream: event.stream, text: event.text };
    default:
      return undefined;
  }
}

function refOf(trace: Trace, pid: number) {
  const name = trace.processes.find((each) => each.pid === pid)?.name;
  return pid === MAIN_PROCESS.pid || name === undefined ? MAIN_PROCESS : { pid, name };
}
