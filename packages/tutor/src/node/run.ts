import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Program, type ProgramLanguage, type RunEvent, type RunOptions } from "../run/events.ts";
import { EventStream } from "../run/event-stream.ts";
import { type HarnessOptions, harnessUrl } from "./harness-options.ts";
import { homeOf } from "./home.ts";
import { heapLimit, memoryLimit, watchMemory } from "./memory.ts";
import { endGroup, type OwnedProcess, spawnOwned } from "./process-group.ts";
import { Pids } from "./python/pids.ts";
import { launchPython, python } from "./python/run.ts";
import { REPORT_FD, type Report, ReportReader } from "./reports.ts";
import type { TraceFile } from "./trace-file.ts";
import { Watchdog } from "./watchdog.ts";

/**
 * Runs a program as an operating-system process of its own and tells what it does, as it does it.
 * However it ends (by itself, by a limit, by the signal, or because nobody listens any more) nothing is left running.
 */
export async function* run(program: Program, options: RunOptions): AsyncGenerator<RunEvent, void, void> {
  if (options.schedule !== undefined) {
    const { replayed } = await import("./replay.ts");
    yield* replayed(program, { ...options, schedule: options.schedule });
  } else if (languageOf(program, options) === "python") yield* runPython(program, options);
  else yield* runNode(program, options);
}

function languageOf({ file }: Program, { language }: RunOptions): ProgramLanguage {
  return language ?? (file.endsWith(".py") ? "python" : "ts");
}

async function* runNode(program: Program, options: RunOptions): AsyncGenerator<RunEvent, void, void> {
  const nonce = randomUUID();
  using traced = options.trace && (await traceFile(options));
  const child = launch(program, options, { nonce, trace: traced?.target });
  const reports = new ReportReader(nonce);
  try {
    yield* follow(child, options, { read: (bytes) => reports.read(bytes), traced });
    if (traced) yield { type: "trace", trace: traced.read() };
  } finally {
    endGroup(child);
  }
}

async function* runPython(program: Program, options: RunOptions): AsyncGenerator<RunEvent, void, void> {
  const found = await python();
  if ("tried" in found) {
    yield { type: "refused", time: 0, refusal: { kind: "no-python", ...found } };
    yield { type: "exit", time: 0, exitCode: null };
    return;
  }
  const nonce = randomUUID();
  const child = launchPython(found, program, nonce);
  const [reports, pids] = [new ReportReader(nonce), new Pids()];
  const read = (bytes: Uint8Array) => reports.read(bytes).map((report) => pids.numbered(report));
  try {
    yield* follow(child, options, { read, traced: undefined });
  } finally {
    endGroup(child);
  }
}

/** Loaded when asked for: most runs are not recorded. */
async function traceFile({ trace }: RunOptions): Promise<TraceFile | undefined> {
  const { TraceFile } = await import("./trace-file.ts");
  return trace && new TraceFile(trace);
}

function launch(
  { file, args = [] }: Program,
  { budget }: RunOptions,
  told: Omit<HarnessOptions, "program">,
): OwnedProcess {
  const program = pathToFileURL(file).href;
  // By the package's own exports: the same words find it in the source and in what is published.
  const harness = import.meta.resolve("@mp/tutor/harness");
  const conditions = harness.endsWith(".ts") ? ["--conditions=@mp/source"] : [];
  const flags = [...conditions, "--import", harnessUrl(harness, { program, ...told })];
  // Each process of the program loads its modules anew; compiled once, they are up in half the time.
  const compiled = join(homeOf(process.env).cache, "compiled");
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env, NODE_OPTIONS: heapLimit(budget) };
  const stdio = ["ignore", "pipe", "pipe", "pipe"] as const;
  return spawnOwned(process.execPath, [...flags, file, ...args], { env, stdio });
}

/** What a program tells beside its output. */
interface Told {
  readonly read: (bytes: Uint8Array) => readonly Report[];
  readonly traced: TraceFile | undefined;
}

function follow(child: ChildProcess, options: RunOptions, { read, traced }: Told): AsyncIterable<RunEvent> {
  const events = new EventStream();
  const everyMs = options.trace?.everyMs;
  if (everyMs !== undefined) traced?.follow(everyMs, (trace) => events.push({ type: "trace", trace }));
  const watchdog = new Watchdog(options, events, () => endGroup(child));
  const unwatch = watchMemory(child, memoryLimit(options.budget), (limit) => watchdog.limit("memory", limit));
  child.stdio[REPORT_FD]?.on("data", (bytes: Buffer) => {
    for (const report of read(bytes)) watchdog.see(report);
  });
  // What the harness could not catch: a report of Node itself, such as the stack of an uncaught error.
  child.stdout?.setEncoding("utf8").on("data", (text: string) => watchdog.raw("stdout", text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => watchdog.raw("stderr", text));
  child.once("error", (error) => events.fail(error));
  child.once("close", (code) => {
    unwatch();
    traced?.unfollow();
    watchdog.close(code);
  });
  return events;
}
