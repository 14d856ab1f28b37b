import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Program, RunEvent, RunOptions, TraceRequest } from "../run/events.ts";
import { EventStream } from "../run/event-stream.ts";
import { type HarnessOptions, harnessUrl } from "./harness-options.ts";
import { homeOf } from "./home.ts";
import { endGroup, type OwnedProcess, spawnOwned } from "./process-group.ts";
import { REPORT_FD, ReportReader } from "./reports.ts";
import type { TraceFile } from "./trace-file.ts";
import { Watchdog } from "./watchdog.ts";

/**
 * Runs a program as an operating-system process of its own and tells what it does, as it does it.
 * However it ends (by itself, by a limit, by the signal, or because nobody listens any more) nothing is left running.
 */
export async function* run(program: Program, options: RunOptions): AsyncGenerator<RunEvent, void, void> {
  const nonce = randomUUID();
  using traced = options.trace && (await traceFile(options.trace));
  const child = launch(program, { nonce, trace: traced?.target });
  try {
    yield* follow(child, options, { reports: new ReportReader(nonce), traced });
    if (traced) yield { type: "trace", trace: traced.read() };
  } finally {
    endGroup(child);
  }
}

/** Loaded when asked for: most runs are not recorded. */
async function traceFile(request: TraceRequest): Promise<TraceFile> {
  const { TraceFile } = await import("./trace-file.ts");
  return new TraceFile(request);
}

function launch({ file, args = [] }: Program, told: Omit<HarnessOptions, "program">): OwnedProcess {
  const program = pathToFileURL(file).href;
  // By the package's own exports: the same words find it in the source and in what is published.
  const harness = import.meta.resolve("@mp/tutor/harness");
  const conditions = harness.endsWith(".ts") ? ["--conditions=@mp/source"] : [];
  const flags = [...conditions, "--import", harnessUrl(harness, { program, ...told })];
  const { NODE_OPTIONS: _ours, ...inherited } = process.env;
  // Each process of the program loads its modules anew; compiled once, they are up in half the time.
  const env = { NODE_COMPILE_CACHE: join(homeOf(process.env).cache, "compiled"), ...inherited };
  const stdio = ["ignore", "pipe", "pipe", "pipe"] as const;
  return spawnOwned(process.execPath, [...flags, file, ...args], { env, stdio });
}

/** What a program tells beside its output. */
interface Told {
  readonly reports: ReportReader;
  readonly traced: TraceFile | undefined;
}

function follow(
  child: ChildProcess,
  options: RunOptions,
  { reports, traced }: Told,
): AsyncIterable<RunEvent> {
  const events = new EventStream();
  const everyMs = options.trace?.everyMs;
  if (everyMs !== undefined) traced?.follow(everyMs, (trace) => events.push({ type: "trace", trace }));
  const watchdog = new Watchdog(options, events, () => endGroup(child));
  child.stdio[REPORT_FD]?.on("data", (bytes: Buffer) => {
    for (const report of reports.read(bytes)) watchdog.see(report);
  });
  // What the harness could not catch: a report of Node itself, such as the stack of an uncaught error.
  child.stdout?.setEncoding("utf8").on("data", (text: string) => watchdog.raw("stdout", text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => watchdog.raw("stderr", text));
  child.once("error", (error) => events.fail(error));
  child.once("close", (code) => {
    traced?.unfollow();
    watchdog.close(code);
  });
  return events;
}
