/** One schedule of a program, run again, told as any run is. */

import type { ProcessEvent } from "@mp/content";
import type { Outcome, Output } from "@mp/runtime/control";
import type { Trace, TraceEvent } from "@mp/runtime/trace";
import { isSameFile } from "../trace/same-file.ts";
import { MAIN_PROCESS, type RunEvent } from "./events.ts";

/** An execution that was run again. */
export interface Replayed {
  readonly outcome: Outcome;
  /** What its processes wrote, in order. */
  readonly output: readonly Output[];
  readonly trace: Trace;
}

/** What was written, what processes did, how it ended, and the trace of it. Times are virtual; lines are those of this file. */
export function* eventsOf(
  { outcome, output, trace }: Replayed,
  file: string,
): Generator<RunEvent, void, void> {
  const waited = new Set<string>();
  for (const event of trace.events) {
    const told = processEvent(event, trace, file);
    if (!told) continue;
    // Whoever joins a process that has ended already need not wait, and has begun to join it all the same.
    if (told.type === "join.begin") waited.add(joinOf(told));
    if (told.type === "join.end" && !waited.delete(joinOf(told))) yield joinBegin(told);
    yield told;
  }
  const time = trace.events.at(-1)?.time ?? 0;
  const errors = output.filter(({ stream }) => stream === "stderr");
  // Of the main process, only how it ended says it.
  const end = outcome.kind === "error" ? [{ pid: outcome.pid, text: `${outcome.message}\n` }] : [];
  for (const { pid, text } of [...errors, ...end])
    yield { type: "output", time, process: refOf(trace, pid), stream: "stderr", text };
  if (outcome.kind !== "finished" && outcome.kind !== "error")
    yield { type: "stuck", time, how: outcome.kind };
  yield { type: "exit", time, exitCode: outcome.kind === "finished" ? outcome.exitCode : null };
  yield { type: "trace", trace };
}

type Join = Extract<ProcessEvent, { type: "join.begin" | "join.end" }>;

function joinBegin({ exitCode: _later, ...told }: Extract<Join, { type: "join.end" }>): ProcessEvent {
  return { ...told, type: "join.begin" };
}

function joinOf({ process, target }: Join): string {
  return `${process.pid} ${target.pid}`;
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
      // What the runtime says of a process that died is in no trace: all that went to stderr is told in the end.
      return event.stream === "stderr"
        ? undefined
        : { ...base, type: event.type, stream: event.stream, text: event.text };
    default:
      return undefined;
  }
}

function refOf(trace: Trace, pid: number) {
  const name = trace.processes.find((each) => each.pid === pid)?.name;
  return pid === MAIN_PROCESS.pid || name === undefined ? MAIN_PROCESS : { pid, name };
}
