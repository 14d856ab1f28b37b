/** Where a call came from: browsers tell where a function was called, never where it was written. */

import { LIBRARY } from "../../library.ts";

/** A place in a stack: Chromium's `at f (URL:1:2)`, Firefox's and Safari's `f@URL:1:2`. */
const PLACE = /([a-z][a-z\d+.-]*:\/\/[^\s()@]+):\d+:\d+\)?$/i;

/** More frames than the library puts on top of the program's. */
const DEPTH = 50;

/** URL of the module of the program that called the library; `undefined` for code without one. */
export function callingModule(): string | undefined {
  for (const line of stackHere().split("\n")) {
    const url = PLACE.exec(line.trim())?.[1];
    if (url !== undefined && !url.startsWith(LIBRARY)) return url;
  }
  return undefined;
}

function stackHere(): string {
  const limited = Error as { stackTraceLimit?: number };
  const { stackTraceLimit: usual } = limited;
  if (usual === undefined) return new Error().stack ?? "";
  limited.stackTraceLimit = DEPTH;
  const { stack = "" } = new Error();
  limited.stackTraceLimit = usual;
  return stack;
}
