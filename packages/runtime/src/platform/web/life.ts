/** The life of a process that is a worker: its birth, its console, and its end, by itself or by an error. */

import { causesOf } from "./causes.ts";
import { stopForEver } from "../../kernel/stop.ts";
import { beBorn, runTarget } from "../../process/bootstrap.ts";
import type { BirthRecord } from "../../process/protocol.ts";
import { scope, web } from "./globals.ts";
import { type Alive, type Birth, CONSOLE_METHODS, type Stopped, type Told } from "./messages.ts";

let told: Birth | undefined;
let isEnding = false;
let holders = 0;
let letGo: (() => void) | undefined;

/** What the parent gave this process; `undefined` before that. */
export function birthOf(): BirthRecord | undefined {
  return told?.birth;
}

/** Takes the lock that this thread holds until it is gone: browsers tell of the end of a worker in no other way. */
export function takeLifeLock(birth: Birth): void {
  told = birth;
  const alive: Alive = { type: "alive" };
  const holding = web.navigator.locks?.request(birth.lifeLock, () => {
    scope.postMessage(alive);
    return new Promise(() => {});
  });
  // Thrown anew, where the supervisor hears it: a rejection stays in its thread.
  holding?.catch((error: unknown) => setTimeout(() => raise(error)));
}

/** Runs the process from its first to its last act. */
export async function live(): Promise<void> {
  const { birth, observed } = told as Birth;
  beBorn(birth);
  if (observed) tellOutput(birth);
  scope.addEventListener("error", (event) => {
    event.preventDefault();
    fail(event.error ?? event.message);
  });
  scope.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    fail(event.reason);
  });
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
  const stopped: Stopped = { type: "stopped" };
  scope.postMessage(stopped);
  return stopForEver();
}

/** Counts what the process must not end before: children that are no daemons, and pending waits. */
export function hold(open: boolean): void {
  holders += open ? 1 : -1;
  if (holders === 0) letGo?.();
}

async function allLetGo(): Promise<void> {
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
  scope.close();
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
