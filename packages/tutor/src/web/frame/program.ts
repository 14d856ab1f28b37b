/** The script of every thread of a program in a browser: runs it, and reports what each process does, as Node's harness does. */

import type { ProcessRef } from "@mp/content";
import { currentProcess } from "@mp/runtime";
import { startProgram } from "@mp/runtime/internal/program";
import { observe } from "@mp/runtime/trace";
import { SUPERVISOR_PID } from "../../run/speakers.ts";
import { callingLine } from "./calling-line.ts";
import { takeGlobalsAway } from "./globals.ts";
import { countBuffers } from "./memory.ts";
import { Reporter } from "./reporter.ts";
import { type Asking, type GivenRun, questionsOf } from "./threads.ts";

/** What stands before this script in the file of a thread. */
interface Given {
  /** Name of the channel for reports. */
  readonly channel: string;
}

const { channel } = (globalThis as unknown as { mpGiven: Given }).mpGiven;
Reflect.deleteProperty(globalThis, "mpGiven");
const reporter = new Reporter(new BroadcastChannel(channel));
/** Whether this is the program's first thread: those that the library starts have a mark in their address. */
const isFirst = location.hash === "";
let main = "";

const run = asked().then((known) => {
  ({ main } = known.program);
  reporter.limit(known.outputBytes);
  return known;
});

observe(({ time: _time, ...event }) => {
  const line = callingLine(main);
  reporter.event({ ...event, time: now(), process: self(), ...(line !== undefined && { line }) });
});

void startProgram({
  given: run,
  script: location.href.replace(/#.*$/, ""),
  write: (stream, text) => reporter.output({ type: "output", time: now(), process: self(), stream, text }),
  onBegin() {
    takeGlobalsAway();
    countBuffers((bytes) => reporter.tell({ type: "memory", bytes }));
  },
  onReading: (reading) => reporter.tell({ type: "reading", reading }),
  onEnd: (exitCode, reports) => reporter.end({ type: "end", time: now(), exitCode, reports }),
});

/** The program, which may not be known yet. */
function asked(): Promise<GivenRun> {
  const questions = new BroadcastChannel(questionsOf(channel));
  return new Promise((resolve) => {
    questions.addEventListener("message", ({ data }: MessageEvent<Asking>) => {
      if (data.type !== "given") return;
      questions.close();
      resolve(data.run);
    });
    const ask: Asking = { type: "ask" };
    questions.postMessage(ask);
  });
}

// A thread that is neither the first nor a process is the supervisor, which reports how processes died.
function self(): ProcessRef {
  const { pid, name } = currentProcess();
  return pid === 1 && !isFirst ? { pid: SUPERVISOR_PID, name: "" } : { pid, name };
}

/** One clock for all threads. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
