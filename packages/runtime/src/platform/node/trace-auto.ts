/**
 * `@mp/runtime/trace/auto`: traces the program it is loaded before, by settings of the environment.
 *
 * `node --import @mp/runtime/trace/auto program.js`, with MP_TRACE the file the trace goes to (`mp.trace` if it is not set), and
 * MP_TRACE_OPTIONS, if it is set, the options as JSON.
 *
 * @module
 */

import { traceProgram } from "./trace-file.ts";

traceProgram(
  process.env["MP_TRACE"] ?? "mp.trace",
  JSON.parse(process.env["MP_TRACE_OPTIONS"] ?? "{}") as Parameters<typeof traceProgram>[1],
);
