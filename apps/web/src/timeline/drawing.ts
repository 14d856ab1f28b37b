/** What every part of the drawing works on. */

import type { Colours } from "./colours.ts";
import type { Recorded } from "./recorded.ts";
import type { Rows } from "./rows.ts";
import type { Window } from "./spans.ts";

/** Everything that a drawing needs. */
export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly recorded: Recorded;
  readonly rows: Rows;
  readonly window: Window;
  readonly colours: Colours;
  /** `seq` of the event at which the scrubber stands. */
  readonly cursor: number | undefined;
  /** Numbers along the axis. */
  readonly label: (unit: number) => string;
}

const moments = new WeakMap<Recorded, ReadonlyMap<number, Recorded["trace"]["events"][number]>>();

/** Events by their numbers. */
export function momentsOf(recorded: Recorded): ReadonlyMap<number, Recorded["trace"]["events"][number]> {
  let known = moments.get(recorded);
  if (known === undefined) {
    known = new Map(recorded.trace.events.map((event) => [event.seq, event]));
    moments.set(recorded, known);
  }
  return known;
}
