/** What the thread needs that runs programs given as text in a browser, freely or by turns: for `@mp/tutor`'s sandbox. */

import { assemble } from "../../recorder/assemble.ts";
import type { Trace } from "../../trace/events.ts";
import type { TimedReading } from "./program-trace.ts";

export { prepare } from "../../control/prepare.ts";
export { configureHosts } from "./control.ts";
export type { TimedReading } from "./program-trace.ts";

/** The trace of a program so far. */
export function traceOf(readings: readonly TimedReading[]): Trace {
  const inOrder = readings.toSorted((a, b) => a.at - b.at).map(({ reading }) => reading);
  return assemble({ platform: "web", readings: inOrder });
}
