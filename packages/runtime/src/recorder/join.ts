/** How a process comes to take part in a trace, and what it is called there. */

import { family } from "../kernel/family.ts";
import { NOTE } from "./codes.ts";
import { Recording } from "./recording.ts";
import { traceOn } from "./session.ts";

/** Takes part in the trace that is being recorded, if there is one; the first thing a new process does. */
export function joinTrace(name: string, parent: number): void {
  const generation = traceOn(family().heap);
  if (generation !== 0) recordSelf(generation, name, parent);
}

/** Records this process from now on; `undefined` if there is no memory for it. */
export function recordSelf(generation: number, name: string, parent: number): Recording | undefined {
  const recording = Recording.begin(generation);
  recording?.note(NOTE.PROCESS, 0, parent, name);
  return recording;
}
