/**
 * `@mp/runtime/trace/auto`: traces the program it is loaded before, by settings of the environment.
 *
 * `node --import @mp/runtime/trace/auto program.js`, with MP_TRACE the file the trace goes to (`mp.trace` if it is not set), and
 * MP_TRACE_OPTIONS, if it is set, the options as JSON.
 *
 * @module
 */

import { ValueError } from "../../errors.ts";
import { traceProgram } from "./trace-file.ts";

traceProgram(process.env["MP_TRACE"] ?? "mp.trace", optionsIn(process.env["MP_TRACE_OPTIONS"] ?? "{}"));

function optionsIn(text: string): Parameters<typeof traceProgram>[1] {
  try {
    return JSON.parse(text) as Parameters<typeof traceProgram>[1];
  } catch (error) {
    throw new ValueError(
      `MP_TRACE_OPTIONS must be options of a trace as JSON, such as {"sites":true}, but it is ${text}`,
      { cause: error },
    );
  }
}
