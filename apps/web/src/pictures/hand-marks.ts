/** The lines at which processes are, when somebody schedules them by hand: what each would do next, or waits in. */

import { type HandPoint, waitingAt } from "@mp/tutor/explore";
import type { LineNotes, ProcessMark } from "../lesson/line-notes.ts";
import { laneOf } from "../run/lane.ts";
import { isIn } from "../timeline/marks-at.ts";

/** `next` is the place of the process whose turn it may be. */
export function handMarks(point: HandPoint, next: number, file: string): Pick<LineNotes, "marks" | "step"> {
  const marks = new Map<number, ProcessMark[]>();
  const mark = (line: number, pid: number, name: string): void =>
    void marks.set(line, [...(marks.get(line) ?? []), { name, lane: laneOf(pid) }]);
  for (const { pid, name, next: step } of point.ready)
    if (step?.site && isIn(file, step.site)) mark(step.site.line, pid, name);
  for (const { pid, name, intervals } of waitingAt(point)) {
    const site = point.trace.sites[intervals.at(-1)?.cause?.site ?? -1];
    if (site && isIn(file, site)) mark(site.line, pid, name);
  }
  const chosen = point.ready[next];
  const site = chosen?.next?.site;
  const step = chosen && site && isIn(file, site) ? { line: site.line, lane: laneOf(chosen.pid) } : undefined;
  return { marks, step };
}
