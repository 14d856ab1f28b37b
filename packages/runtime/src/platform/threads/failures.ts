/**
 * Telling of an error that nobody caught, in the thread where it happened. On Node the supervisor does it, which gets the error whole; Deno
 * would tell of it in its own way first, and neither Deno nor Bun hands over its cause.
 */

import { inspect } from "node:util";
import { writeAll } from "./stdio.ts";

/** Writes what the process of this name has failed with, as Python does. */
export function report(name: string, error: unknown): void {
  writeAll(2, `Process ${name}:\n${inspect(error)}\n`);
}

/** Has this thread tell of its own uncaught errors, and end with exit code 1; gives what does that. */
export function reportOwnFailures(name: string): (error: unknown) => never {
  const fail = (error: unknown): never => {
    report(name, error);
    process.exit(1);
  };
  // A program that has a listener of its own decides for itself.
  process.on("uncaughtException", (error) => {
    if (process.listenerCount("uncaughtException") === 1) fail(error);
  });
  process.on("unhandledRejection", (reason) => {
    if (process.listenerCount("unhandledRejection") === 1) fail(reason);
  });
  return fail;
}
