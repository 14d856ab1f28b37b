/** Where in the program this thread is, for people. */

import { LIBRARY } from "../library.ts";

/** The library's own folder, as frames have it: by URL, or on Bun by path. */
const OWN: readonly string[] = [LIBRARY, LIBRARY.replace(/^file:\/\//, "")];

/** A frame's `url:line:column`, as V8 ("at f (url:1:2)") and the others ("f@url:1:2") write it. */
const PLACE = /(?:\(|@|\bat (?:async )?|^\s*)([^\s()@]+:\d+:\d+)\)?$/;

/** The call of the program that led into the library, as `url:line:column`; `undefined` if the platform's stacks don't tell. */
export function callSite(): string | undefined {
  for (const frame of framesHere(50)) {
    const place = placeIn(frame);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The place in a frame, as `url:line:column`, if it is one of the program. */
export function placeIn(frame: string): string | undefined {
  const place = PLACE.exec(frame)?.[1];
  if (place === undefined || place.startsWith("node:")) return undefined;
  return OWN.some((folder) => place.includes(folder)) ? undefined : place;
}

/** The stack of this call, so many frames of it at most; the first line is the engine's heading, if it has one. */
export function framesHere(most: number): string[] {
  const limited = Error as unknown as { stackTraceLimit?: number };
  const limit = limited.stackTraceLimit;
  limited.stackTraceLimit = most;
  const { stack = "" } = new Error();
  if (limit !== undefined) limited.stackTraceLimit = limit;
  return stack.split("\n");
}
