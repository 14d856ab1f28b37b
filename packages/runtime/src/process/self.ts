/** The object of a subclass of `Process`, in its own process. */

import { Process } from "./process.ts";
import { type ProcessOptions, SELF, type Self } from "./process-options.ts";
import type { BirthRecord } from "./protocol.ts";

/**
 * The object that a subclass's `run` is called on, in its own process: its constructor has run in the parent, and here it
 * gets the fields it had there.
 */
export function selfOf({ type, fields }: Self, options: ProcessOptions, birth: BirthRecord): Process {
  const { name, daemon } = birth;
  const own: ProcessOptions = { ...options, name, daemon, [SELF]: birth };
  const self = Reflect.construct(Process, [own], type) as Process;
  return Object.assign(self, fields);
}
