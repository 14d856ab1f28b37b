/** Tracing a program from outside: from a module that is loaded before it. */

import { isMainThread } from "node:worker_threads";
import { ValueError } from "../../errors.ts";
import { family } from "../../kernel/family.ts";
import { FAMILY } from "../../kernel/layout.ts";
import { port } from "../../port.ts";
import { recordSelf } from "../../recorder/join.ts";
import { beginTrace, endTrace, tryReading } from "../../recorder/session.ts";
import { checkedOptions, type TraceOptions } from "../../recorder/start.ts";
import { begin, OP } from "../../trace/probe.ts";
import { beginFile, tryWrite } from "./trace-file.ts";

/** Milliseconds between two writings of the root process, while it does not block. */
const WRITE_EVERY = 20;

/**
 * Records the whole program from now on, into a file that {@link readTraceFile} reads: to be called by a module that is loaded before the
 * program, as by `node --import ./preload.js program.js`. In threads that are not the program's first it does nothing.
 *
 * What has happened is in the file within 20 ms, also while the program's first thread blocks, and though the program is killed.
 * At its end all of it is there, with the exit code and the error that ended it.
 *
 * @param file is written over.
 * @param options as for `startTrace`.
 * @returns ends the trace before the program ends.
 * @throws ValueError if a trace is being recorded.
 *
 * @example
 * ```ts
 * import { readTraceFile, traceProgram } from "@mp/runtime/trace/file";
 * traceProgram("/tmp/mp-program.trace", { sites: true })();
 * console.log(readTraceFile("/tmp/mp-program.trace").processes[0]?.name); // => MainProcess
 * ```
 */
export function traceProgram(file: string, options: TraceOptions = {}): () => void {
  const { what, slots } = checkedOptions(options);
  if (!isMainThread) return () => {};
  const { heap, name } = family();
  const generation = beginTrace(heap, what, slots);
  if (generation === 0) throw new ValueError("Cannot trace the program: a trace is being recorded already");
  beginFile(file, port().name);
  heap.words[FAMILY.TRACE_FILED] = 1;
  recordSelf(generation, name, 0);
  begin(OP.BEGIN, 0)?.event(OP.BEGIN);
  const write = (): boolean => tryWrite(heap, file);
  const timer = setInterval(write, WRITE_EVERY).unref();
  const failed = (error: unknown): void => begin(OP.ERROR, 0)?.event(OP.ERROR, 0, 0, error);
  const stop = (exitCode = 0): void => {
    process.off("exit", stop).off("uncaughtExceptionMonitor", failed);
    clearInterval(timer);
    begin(OP.END, 0)?.event(OP.END, exitCode);
    // The supervisor may be writing; it never waits for anybody.
    while (!write());
    heap.words[FAMILY.TRACE_FILED] = 0;
    while (!tryReading(heap, () => endTrace(heap)));
  };
  process.on("exit", stop).on("uncaughtExceptionMonitor", failed);
  return () => stop();
}
