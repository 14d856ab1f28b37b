/** The life of a process that is a worker: its birth, its console, and its end, by itself or by an error. */

import { causesOf } from "./causes.ts";
import { stopForEver } from "../../kernel/stop.ts";
import { beBorn, runTarget } from "../../process/bootstrap.ts";
import type { BirthRecord } from "../../process/protocol.ts";
import { scope, web } from "./globals.ts";
import { type Alive, type Birth, CONSOLE_METHODS, type Stopped, type Told } from "./messages.ts";

let told: Birth | undefined;
let isEnding = false;
/** Whether the supervisor notices the end of this thread. */
let isWatched = true;
let holders = 0;
let letGo: (() => void) | undefined;

/** What the parent gave this process; `undefined` before that. */
export function birthOf(): BirthRecord | undefined {
  return told?.birth;
}

/**
 * Takes the lock that this thread holds until it is gone: browsers tell of the end of a worker in no other way. Where nobody gets locks, as in
 * a frame that is sandboxed and so has no origin, it tells its end itself: what is lost is the end of a thread that the browser takes away.
 */
export function takeLifeLock(birth: Birth): void {
  told = birth;
  const { locks } = web.navigator;
  if (locks === undefined) return begins(false);
  const holding = locks.request(birth.lifeLock, () => {
    begins(true);
    return new Promise(() => {});
  });
  holding.catch((error: unknown) => {
    if ((error as Error).name === "SecurityError") begins(false);
    // Thrown anew, where the supervisor hears it: a rejection stays in its thread.
    else setTimeout(() => raise(error));
  });
}

function begins(isLocked: boolean): void {
  isWatched = isLocked;
  // Nobody would hear of it.
  if (!isLocked) Object.assign(globalThis, { close: () => exitProcess(0) });
  const alive: Alive = { type: "alive", isLocked };
  scope.postMessage(alive);
}

/** Has errors that nobody caught told in place of the browser's own report. */
export function catchAll(fail: (error: unknown) => void): void {
  scope.addEventListener("error", (event) => {
    event.preventDefault();
    fail(event.error ?? event.message);
  });
  scope.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    fail(event.reason);
  });
}

/** Runs the process from its first to its last act. */
export async function live(): Promise<void> {
  const { birth, observed } = told as Birth;
  beBorn(birth);
  if (observed) tellOutput(birth);
  catchAll(fail);
  try {
    await runTarget();
    await allLetGo();
    end(0);
  } catch (error) {
    fail(error);
  }
}

/** Ends this process, from wherever it is. Closing would let the current task go on: so the thread stops here, and is taken away. */
export function exitProcess(exitCode: number): never {
  leaveFate(exitCode);
  tellStopped();
  return stopForEver();
}

function tellStopped(): void {
  const stopped: Stopped = { type: "stopped" };
  scope.postMessage(stopped);
}

/** Counts what the process must not end before: children that are no daemons, and pending waits. */
export function hold(open: boolean): void {
  holders += open ? 1 : -1;
  if (holders === 0) letGo?.();
}

/** Resolves when nothing is held any more: see {@link hold}. */
export async function allLetGo(): Promise<void> {
  if (holders === 0) return;
  await new Promise<void>((resolve) => {
    letGo = resolve;
  });
  // Whoever is let go may take hold again at once.
  await allLetGo();
}

function fail(error: unknown): void {
  if (isEnding) return;
  console.error(`Process ${told?.birth.name}:\n${causesOf(error)}`);
  end(1);
}

function end(exitCode: number): void {
  if (isEnding) return;
  leaveFate(exitCode);
  if (isWatched) scope.close();
  else tellStopped();
}

function leaveFate(exitCode: number): void {
  isEnding = true;
  // Before the thread can be gone, so before the supervisor can get the lock and look.
  Atomics.store((told as Birth).fate, 0, exitCode + 1);
}

function tellOutput({ pid, name }: BirthRecord): void {
  for (const method of CONSOLE_METHODS) {
    const write = console[method].bind(console);
    console[method] = (...values: unknown[]) => {
      write(...values);
      const output: Told = { type: "output", pid, name, method, values };
      try {
        scope.postMessage(output);
      } catch {
        scope.postMessage({ ...output, values: values.map(String) });
      }
    };
  }
}

function raise(error: unknown): never {
  throw error;
}
