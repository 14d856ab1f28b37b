/** The modules of a program that a page gave. */

import { type ControlledProgram, readProgram } from "@mp/runtime/control";
import type { ProgramFiles } from "../messages.ts";

/** Collects what the program consists of. @throws SyntaxError in a module; Error if one is not there, in Node's words. */
export function readFiles({ main, files }: ProgramFiles): Promise<ControlledProgram> {
  return readProgram(main, (url) => {
    const code = files[url];
    if (code === undefined)
      return Promise.reject(new Error(`Cannot find module '${url}' imported from ${main}`));
    return Promise.resolve(code);
  });
}

/** How a program that cannot be loaded is told of, in the form in which Node does it. */
export function loadFailure(error: unknown, { main }: ProgramFiles): string {
  const { name, message } = error as Error;
  // Parsers say the place in their own ways: `(3:5)` behind the message.
  const line = /\((\d+):\d+\)/.exec(message)?.[1];
  return `${line === undefined ? main : `${main}:${line}`}\n${name}: ${message}\n`;
}
