/**
 * A program that is given as the texts of its modules, run freely, by real processes: the script of each of its threads calls
 * {@link startProgram}, with the same texts. Each process evaluates the modules for itself, so nothing has to be fetched, and a page can run
 * what somebody has just typed. The texts are those that controlled schedules have as well: see `control/prepare.ts`.
 *
 * ```text
 * thread of the program: first ──▶ evaluates the main module ──▶ waits for what it holds ──▶ onEnd
 *                        started by the library (#mp-thread) ──▶ supervisor, or a process
 * ```
 */

import { makeConsole } from "../../control/console.ts";
import { libraries } from "../../control/libraries.ts";
import { Compiled, Modules, type Namespace } from "../../control/modules.ts";
import type { Unit } from "../../control/unit.ts";
import { setLoader, setThread } from "../../bundled.ts";
import { family } from "../../kernel/family.ts";
import { FAMILY } from "../../kernel/layout.ts";
import { installPort, port } from "../../port.ts";
import { causesOf } from "./causes.ts";
import { allLetGo, catchAll } from "./life.ts";
import { isStarted, webPort } from "./port.ts";
import { keepReading, type OnReading, recordProgram } from "./program-trace.ts";
import { whenSupervising } from "./supervisor.ts";
import { startThread } from "./thread.ts";
import { holdTimers } from "./timers.ts";
import type { TraceOptions } from "../../recorder/start.ts";

/** A program as text, prepared: see `prepareProgram`. */
export interface ProgramText {
  /** URL of the module that is run. */
  readonly main: string;
  /** Its modules. */
  readonly units: readonly Unit[];
}

/** A program, and what is recorded of it, if anything. */
export interface GivenProgram {
  readonly program: ProgramText;
  readonly trace?: TraceOptions | undefined;
}

/** What a thread of a program is told. */
export interface ProgramThread {
  /** The program: threads may be there before it is known, which takes most of the time until it runs. */
  readonly given: Promise<GivenProgram>;
  /** Address of the script of this thread, from which its processes are started as well. */
  readonly script: string;
  /** Gets what this thread's process writes to its console. */
  readonly write: (stream: "stdout" | "stderr", text: string) => void;
  /** Called once before anything of the program runs here, when the library has all it needs: the time to take globals away. */
  readonly onBegin: () => void;
  /** The main process has ended, with this exit code; the others may still be there. `reports` is what {@link countReport} has counted. */
  readonly onEnd: (exitCode: number, reports: number) => void;
  /** Gets what is recorded. */
  readonly onReading: OnReading;
}

/**
 * Counts a report that this thread has sent to whoever watches the program from outside. Those of different threads come by different ways: when the
 * main process has ended, the count says how many are still to come.
 */
export function countReport(): void {
  // Invariant: never more than were sent, so that whoever waits for as many does not wait for one that is never sent.
  Atomics.add(family().heap.words, FAMILY.REPORTS, 1);
}

/** Makes this thread what it is: the first one of the program, or one that the library started. */
export async function startProgram(thread: ProgramThread): Promise<void> {
  const { given, onReading, script } = thread;
  const write: ProgramThread["write"] = (stream, text) =>
    thread.write(stream, stream === "stderr" ? withoutFramesIn(script, text) : text);
  const { console } = makeConsole(write, () => performance.now());
  Object.defineProperty(globalThis, "console", { value: console, configurable: true, writable: true });
  setThread({ href: script }, "classic");
  const isRoot = !isStarted();
  const evaluate = evaluatorOf(thread, isRoot);
  setLoader(evaluate);
  if (isRoot) return runMain(thread, async () => evaluate((await given).program.main));
  whenSupervising(() => void given.then(({ trace }) => trace && keepReading(onReading)));
  await startThread();
}

/** Evaluates modules of the program in this thread. One that is not of the program is the library's, which is here already. */
function evaluatorOf(
  { given, onBegin }: ProgramThread,
  isRoot: boolean,
): (module: string) => Promise<Namespace> {
  const begin = async () => {
    const { program } = await given;
    onBegin();
    return { modules: modulesOf(program, isRoot), program };
  };
  // Not before it is asked for: the supervisor evaluates nothing, and needs its globals.
  let begun: ReturnType<typeof begin> | undefined;
  return async (module) => {
    const { modules, program } = await (begun ??= begin());
    return hasUnit(program, module) ? modules.load(module) : {};
  };
}

function modulesOf({ main, units }: ProgramText, isRoot: boolean): Modules {
  return new Modules(new Compiled({ main, units, seesEnds: false }, new Map()), libraries(isRoot));
}

function hasUnit({ units }: ProgramText, module: string): boolean {
  return units.some(({ url }) => url === module);
}

async function runMain(
  { given, onEnd, onReading }: ProgramThread,
  evaluate: () => Promise<unknown>,
): Promise<void> {
  let hasEnded = false;
  let endTrace: ((exitCode: number) => void) | undefined;
  const end = (exitCode: number): void => {
    if (hasEnded) return;
    hasEnded = true;
    endTrace?.(exitCode);
    onEnd(exitCode, Atomics.load(family().heap.words, FAMILY.REPORTS));
  };
  const fail = (error: unknown): void => {
    if (hasEnded || error instanceof Left) return;
    console.error(causesOf(error));
    end(1);
  };
  installPort(rootPort(end));
  catchAll(fail);
  holdTimers((open) => webPort.hold(open));
  try {
    // Afterwards it may block at once, as the first thread of a program does elsewhere.
    await port().ready?.();
    const { trace } = await given;
    endTrace = trace && recordProgram(trace, onReading);
    await evaluate();
    await allLetGo();
    end(0);
  } catch (error) {
    fail(error);
  }
}

/** Stacks without the frames of this script: they are nobody's business. */
function withoutFramesIn(script: string, text: string): string {
  const lines = text.split("\n");
  return lines.filter((line) => !line.includes(script)).join("\n");
}

/** Unwinds the main process after its `exit()`. */
class Left extends Error {}

function rootPort(end: (exitCode: number) => void): typeof webPort {
  const exit = (exitCode: number): never => {
    end(exitCode);
    throw new Left();
  };
  // Not a copy: some of its properties are not known yet.
  return Object.create(webPort, { exit: { value: exit } }) as typeof webPort;
}
