/** The modules of a program that a page gave. */

import { type ControlledProgram, readProgram } from "@mp/runtime/control";
import type { ProgramFiles } from "../messages.ts";
import { lineAt, linesAround, Refusal } from "./refusal.ts";

/** Collects what the program consists of. @throws SyntaxError in a module; Refusal if one is not there, in Node's words. */
export function readFiles({ main, files }: ProgramFiles): Promise<ControlledProgram> {
  return readProgram(main, (url) => {
    const code = files[url];
    if (code !== undefined) return Promise.resolve(code);
    const missing = `Cannot find module '${new URL(url).pathname}' imported from ${new URL(main).pathname}`;
    return Promise.reject(new Refusal(`Error [ERR_MODULE_NOT_FOUND]: ${missing}`));
  });
}

/** How a program that cannot be loaded is told of, in the form in which Node does it. */
export function loadFailure(error: unknown, { main, files }: ProgramFiles): string {
  if (error instanceof Refusal) return error.report;
  const { name, message } = error as Error;
  // Parsers say the place in their own ways: `(3:5)` behind the message, the line from 1 and the column from 0.
  const [, what, line, column] = /^(.*?) \((\d+):(\d+)\)$/s.exec(message) ?? [];
  if (what === undefined) return `${main}\n${name}: ${message}\n`;
  const code = files[main] ?? "";
  const start = offsetOf(code, Number(line)) + Number(column);
  const place = { url: main, code, start, end: start + 1 };
  // That is well written, and what the engine finds.
  const excerpt = what.endsWith("has already been declared") ? lineAt(place) : linesAround(place);
  return new Refusal(`SyntaxError: ${what}`, excerpt).report;
}

/** Where a line begins, counted from 1. */
function offsetOf(code: string, line: number): number {
  return code
    .split("\n")
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0);
}
