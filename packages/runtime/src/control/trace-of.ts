/** The trace of an execution, from what its hosts have recorded. */

import { assembleRecords } from "../recorder/assemble.ts";
import type { Outcome, Trace, TraceSite } from "../trace/events.ts";
import type { Locate } from "./prepare.ts";
import type { Records } from "./recording.ts";

/** What is known of an execution. */
export interface Traced {
  readonly platform: string;
  readonly schedule: string;
  readonly outcome: Outcome;
  /** By the URL of a module: where places in its text as the hosts have it are in the module. */
  readonly locators: ReadonlyMap<string, Locate>;
}

/** Makes the trace. */
export function traceOf(
  records: readonly Records[],
  { locators, outcome, platform, schedule }: Traced,
): Trace {
  const made = assembleRecords(
    records.flatMap((each) => each.records),
    records.flatMap((each) => each.ends),
  );
  const sites = made.sites.map((site) => located(site, locators));
  return { version: 1, mode: "controlled", platform, ...made, sites, dropped: [], schedule, outcome };
}

function located(site: TraceSite, locators: ReadonlyMap<string, Locate>): TraceSite {
  const locate = locators.get(site.file) ?? locators.get(`file://${encodeURI(site.file)}`);
  const { function: name, ...place } = site;
  // What V8 calls a module's own code, where that is a function.
  const named = name === undefined || name === "eval" ? place : site;
  return locate === undefined ? site : { ...named, ...locate(site.line, site.column) };
}
