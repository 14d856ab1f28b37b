import type { ProcessRef } from "@mp/content";
import type { Report } from "../reports.ts";

/** Gives the processes of a Python program the numbers that those of the runtime have: 1, 2, 3, … in the order in which they are told of. */
export class Pids {
  readonly #numbers = new Map<number, number>();

  /** The report, with these numbers in place of the system's. The first one who reports is the main process. */
  numbered(report: Report): Report {
    if (report.type === "ready") return report;
    const process = this.#ref(report.process);
    if (report.type === "process.start" || report.type === "join.begin" || report.type === "join.end") {
      return { ...report, process, target: this.#ref(report.target) };
    }
    return { ...report, process };
  }

  #ref({ pid, name }: ProcessRef): ProcessRef {
    const number = this.#numbers.get(pid) ?? this.#numbers.size + 1;
    this.#numbers.set(pid, number);
    return { pid: number, name };
  }
}
