/** The script of every thread of a program in a browser: runs it, and reports what each process does, as Node's harness does. */

import type { ProcessEvent, ProcessRef } from "@mp/content";
import { currentProcess } from "@mp/runtime";
import { type ProgramText, startProgram } from "@mp/runtime/internal/program";
import type { TimedReading } from "@mp/runtime/internal/driver";
import { observe } from "@mp/runtime/trace";
import type { TraceRequest } from "../../run/events.ts";
import { SUPERVISOR_PID } from "../../run/speakers.ts";
import { isFirstThread } from "./thread-kind.ts";

/** What stands before this script in the file of a thread. */
interface Given {
  readonly program: ProgramText;
  /** Name of the channel for reports. */
  readonly channel: string;
  readonly trace?: TraceRequest;
}

const { program, channel, trace } = (globalThis as unknown as { mpGiven: Given }).mpGiven;
// Taken away from the program: its reports are this script's alone.
const reports = new BroadcastChannel(channel);
Reflect.deleteProperty(globalThis, "BroadcastChannel");
Reflect.deleteProperty(globalThis, "mpGiven");

/** What a thread reports: an event, what was recorded, or that the main process has ended. */
export type Report =
  | ProcessEvent
  | { readonly type: "reading"; readonly reading: TimedReading }
  | { readonly type: "end"; readonly time: number; readonly exitCode: number };

// Deep enough to get past the runtime's own frames to the student's.
const STACK_DEPTH = 40;

observe(({ time: _time, ...event }) => {
  const line = callingLine();
  report({ ...event, time: now(), process: self(), ...(line !== undefined && { line }) });
});

void startProgram({
  program,
  script: location.href.replace(/#.*$/, ""),
  write: (stream, text) => report({ type: "output", time: now(), process: self(), stream, text }),
  onEnd: (exitCode) => report({ type: "end", time: now(), exitCode }),
  ...(trace && {
    trace: {
      options: { sites: trace.sites, shared: true },
      onReading: (reading) => report({ type: "reading", reading }),
    },
  }),
});

function report(report: Report): void {
  reports.postMessage(report);
}

/** The line of the program that led here. */
function callingLine(): number | undefined {
  const limited = Error as { stackTraceLimit?: number };
  const before = limited.stackTraceLimit;
  limited.stackTraceLimit = STACK_DEPTH;
  const { stack = "" } = new Error();
  if (before !== undefined) limited.stackTraceLimit = before;
  const at = stack.indexOf(`${program.main}:`);
  return at === -1 ? undefined : Number.parseInt(stack.slice(at + program.main.length + 1), 10);
}

// A thread that is neither the first nor a process is the supervisor, which reports how processes died.
function self(): ProcessRef {
  const { pid, name } = currentProcess();
  return pid === 1 && !isFirstThread() ? { pid: SUPERVISOR_PID, name: "" } : { pid, name };
}

/** One clock for all threads. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
