/** Along what a timeline is drawn: the order of events, or time. */

import type { Moment, Timeline } from "@mp/inspect";
import type { View } from "./view.ts";

/** In order, what happens within a microsecond is seen as well; in time, how long things take. */
export type AxisKind = "order" | "time";

/** Gives moments their places. */
export interface Axis {
  readonly kind: AxisKind;
  readonly all: View;
  readonly at: (moment: Moment) => number;
}

/** The axis of a timeline. */
export function axisOf({ from, to }: Timeline, kind: AxisKind): Axis {
  const at = (moment: Moment): number => (kind === "order" ? moment.seq - from.seq : moment.time - from.time);
  const length = at(to);
  // A little room at both ends: what stands there is seen whole.
  const room = length === 0 ? 1 : length * 0.015;
  return { kind, at, all: { from: -room, to: length + room } };
}
