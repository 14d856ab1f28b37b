/** The process this thread is. */

import { whenAfresh } from "../afresh.ts";
import { AssertionError } from "../errors.ts";
import { port } from "../port.ts";
import { ROOT_NAME, ROOT_PID } from "../kernel/family.ts";
import type { BirthRecord } from "./protocol.ts";

/** What a process knows of itself; see {@link currentProcess}. */
export interface CurrentProcess {
  /** Its pid: 1 for the main process, then 2, 3, … */
  readonly pid: number;
  /** Its name: `MainProcess`, or the name it was started with. */
  readonly name: string;
  /** Whether it is ended when its parent ends. */
  readonly daemon: boolean;
}

/** This process's birth record; `undefined` in the root process. */
export function birthRecord(): BirthRecord | undefined {
  return port().birth as BirthRecord | undefined;
}

/**
 * The process that runs this code (Python's `current_process()`).
 *
 * A pid is a small number, unique in the program: 1 for the main process, then 2, 3, … in order of starting.
 *
 * @example
 * ```ts
 * import { currentProcess } from "@mp/runtime";
 * console.log(currentProcess().name, currentProcess().pid); // => MainProcess 1
 * ```
 */
export function currentProcess(): CurrentProcess {
  const birth = birthRecord();
  if (birth === undefined) return { pid: ROOT_PID, name: ROOT_NAME, daemon: false };
  return { pid: birth.pid, name: birth.name, daemon: birth.daemon };
}

/**
 * The process that started this one (Python's `parent_process()`); `null` in the main process.
 *
 * @example
 * ```ts
 * import { isMainProcess, parentProcess, Process } from "@mp/runtime";
 *
 * function tell() {
 *   console.log(parentProcess()?.name);
 * }
 *
 * if (isMainProcess) {
 *   console.log(parentProcess());
 *   const p = new Process({ target: tell });
 *   p.start();
 *   await p.join();
 * }
 * // => null
 * // => MainProcess
 * ```
 */
export function parentProcess(): { readonly pid: number; readonly name: string } | null {
  return birthRecord()?.parent ?? null;
}

/**
 * How many processors the machine has (Python's `cpu_count()`).
 *
 * @example
 * ```ts
 * import { cpuCount } from "@mp/runtime";
 * console.log(cpuCount() >= 1); // => true
 * ```
 */
export function cpuCount(): number {
  return port().cpuCount();
}

let loadingModules = false;
whenAfresh(() => (loadingModules = false));

/** Throws while this process is still loading its modules, when it must not start others. */
export function refuseWhileBootstrapping(): void {
  if (!loadingModules) return;
  const module = birthRecord()?.modules[0] ?? "its module";
  throw new AssertionError(
    `Cannot start a process while this one is still loading ${module}: the code that starts processes ran again in the child. ` +
      "Put it inside `if (isMainProcess) { … }`, so that only the main process runs it",
  );
}

/** Marks the time in which a new process loads its modules. */
export async function whileBootstrapping<T>(load: () => Promise<T>): Promise<T> {
  loadingModules = true;
  try {
    return await load();
  } finally {
    loadingModules = false;
  }
}
