/** The lines of the program at which the processes are, at a step of a run. */

import { processesAt } from "@mp/inspect";
import type { TraceSite } from "@mp/runtime/trace";
import type { TraceStep } from "@mp/tutor/explore";
import type { LineNotes, ProcessMark } from "../lesson/line-notes.ts";
import { laneOf } from "../run/lane.ts";
import type { Recorded } from "./recorded.ts";

/** Of the program's own file, which is named `file`. */
export function marksAt(
  recorded: Recorded,
  step: TraceStep | undefined,
  file: string,
): Pick<LineNotes, "marks" | "step"> {
  const marks = new Map<number, ProcessMark[]>();
  if (step === undefined) return { marks, step };
  for (const { pid, name, site } of processesAt(recorded, step.seq)) {
    if (site === undefined || !isIn(file, site)) continue;
    marks.set(site.line, [...(marks.get(site.line) ?? []), { name, lane: laneOf(pid) }]);
  }
  const { site } = step;
  const isHere = site !== undefined && isIn(file, site);
  return { marks, step: isHere ? { line: site.line, lane: laneOf(step.pid) } : undefined };
}

/** Whether a place is in a file of the program. */
export function isIn(file: string, site: TraceSite): boolean {
  return site.file === file || site.file.endsWith(`/${file}`);
}
