/**
 * Loaded before the student's program, in its first thread and, through `execArgv`, in the thread of each process
 * the runtime starts. It lends the program the tutor's own copy of the runtime, wherever its file lies, and reports
 * what every process does to the tutor, line by line over one pipe.
 *
 * All reports are written synchronously by the thread they are about: the order of a process's own reports is the
 * order in which things happened, even if the process ends, blocks or is killed the moment after.
 */
import { registerHooks, syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";
import { observe } from "@mp/runtime/trace";
import { captureOutput } from "./harness-output.ts";
import { Reporter } from "./harness-reporter.ts";
import { harnessOptions } from "./harness-options.ts";

const options = harnessOptions(import.meta.url);
const reporter = new Reporter(options);

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (/^@mp\/runtime(?:\/|$)/.test(specifier))
      return nextResolve(specifier, { ...context, parentURL: import.meta.url });
    const result = nextResolve(specifier, context);
    // A student's folder needs no package.json to say that its programs are modules.
    return result.url === options.program && result.url.endsWith(".ts")
      ? { ...result, format: "module-typescript" }
      : result;
  },
});

captureOutput((stream, text) => reporter.output(stream, text));
syncBuiltinESMExports();
observe((event) => reporter.event(event));
if (isMainThread && options.trace) {
  const { file, sites } = options.trace;
  const { traceProgram } = await import("@mp/runtime/trace/file");
  traceProgram(file, { sites, shared: true });
}
if (isMainThread) reporter.ready();
