/** One schedule of a program, run again, told as any run is. */

import type { ProcessEvent } from "@mp/content";
import type { Outcome } from "@mp/runtime/control";
import type { Trace, TraceEvent } from "@mp/runtime/trace";
import { isSameFile } from "../trace/same-file.ts";
import { MAIN_PROCESS, type RunEvent } from "./events.ts";

/** An execution that was run again. */
export interface Replayed {
  readonly outcome: Outcome;
  readonly trace: Trace;
}

/** What was written, what processes did, how it ended, and the trace of it. Times are virtual. */
export function* eventsOf({ outcome, trace }: Replayed, file: string): Generator<RunEvent, void, void> {
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
