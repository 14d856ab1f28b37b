/** What the thread needs that runs programs given as text in a browser, freely or by turns: for `@mp/tutor`'s sandbox. */

import { libraries } from "../../control/libraries.ts";
import { assemble } from "../../recorder/assemble.ts";
import type { Trace } from "../../trace/events.ts";
import type { TimedReading } from "./program-trace.ts";

export { childrenOf, isNode, type Node, parseTyped } from "../../bundler/parse.ts";
export { prepare } from "../../control/prepare.ts";
export { resolve } from "../../control/unit.ts";
export { configureHosts } from "./control.ts";
export type { TimedReading } from "./program-trace.ts";

const known = libraries(true);

/** The names that one of the library's entries exports; `undefined` if it is none. */
export function libraryExports(specifier: string): readonly string[] | undefined {
  const namespace = known(specifier);
  return namespace && Object.keys(namespace);
}

/** The trace of a program so far. */
export function traceOf(readings: readonly TimedReading[]): Trace {
  const inOrder = readings.toSorted((a, b) => a.at - b.at).map(({ reading }) => reading);
  return assemble({ platform: "web", readings: inOrder });
}
