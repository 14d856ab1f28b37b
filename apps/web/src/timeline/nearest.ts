/** Finds the step that a place of the picture stands for. */

import type { TraceStep } from "@mp/tutor/explore";
import type { Axis } from "./axis.ts";
import { momentsOf } from "./drawing.ts";
import type { Recorded } from "./recorded.ts";

/** Place, among all steps, of the one nearest to a place of the axis; of one process only, if it is given and has any. */
export function nearestStep(recorded: Recorded, axis: Axis, unit: number, pid?: number): number {
  const moments = momentsOf(recorded);
  const away = (step: TraceStep): number => {
    const event = moments.get(step.seq);
    return event === undefined ? Number.POSITIVE_INFINITY : Math.abs(axis.at(event) - unit);
  };
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [at, step] of recorded.steps.entries()) {
    if (pid !== undefined && step.pid !== pid) continue;
    const distance = away(step);
    if (distance < least) [best, least] = [at, distance];
  }
  return best === -1 && pid !== undefined ? nearestStep(recorded, axis, unit) : Math.max(0, best);
}

/** The next step of a process from a step on, in one direction; the same one if there is none. */
export function stepOfProcess({ steps }: Recorded, at: number, pid: number | undefined): number {
  if (pid === undefined) return at;
  const after = steps.findIndex((step, place) => place >= at && step.pid === pid);
  return after === -1 ? steps.findLastIndex((step, place) => place <= at && step.pid === pid) : after;
}
