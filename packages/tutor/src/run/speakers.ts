/** Whom a report of a running program is about. */

import type { ProcessEvent, ProcessRef } from "@mp/content";
import { MAIN_PROCESS } from "./events.ts";

/** Who speaks for the runtime itself; no process of a program has this pid. */
export const SUPERVISOR_PID = 0;

/** The processes of one run, by what was reported of them. */
export class Speakers {
  readonly #known = new Map<string, ProcessRef>();

  /** The process that a report is about: the supervisor speaks of those that died. Reports are asked about in order, each once. */
  of(report: ProcessEvent): ProcessRef {
    if (report.type === "process.start") this.#known.set(report.target.name, report.target);
    if (report.process.pid !== SUPERVISOR_PID) return report.process;
    // `Process NAME:` heads what the runtime says of a process that died of an error.
    const name = report.type === "output" ? /^Process (.+):$/m.exec(report.text)?.[1] : undefined;
    return (name === undefined ? undefined : this.#known.get(name)) ?? MAIN_PROCESS;
  }
}
