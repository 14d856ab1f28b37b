import type { Finding } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import { placeOf } from "../trace/steps.ts";
import { type ExploredOutcome, isSimpler, type TracedExecution } from "./traced.ts";

/** A finding, with the simplest execution that shows it. */
export interface Found {
  readonly finding: Finding;
  readonly shown: TracedExecution;
  /** Places, among the outcomes, of those in which it was found. */
  readonly outcomes: readonly number[];
}

/** What was found in any of the outcomes, each once: faults first. */
export function foundIn(outcomes: readonly ExploredOutcome[]): Found[] {
  const found = new Map<string, { finding: Finding; shown: TracedExecution; outcomes: Set<number> }>();
  for (const { place, shown, finding } of eachFinding(outcomes)) {
    const key = identityOf(finding, shown.trace);
    const known = found.get(key);
    if (known === undefined) {
      found.set(key, { finding, shown, outcomes: new Set([place]) });
      continue;
    }
    known.outcomes.add(place);
    if (isSimpler(shown, known.shown)) Object.assign(known, { finding, shown });
  }
  return [...found.values()]
    .toSorted((a, b) => a.finding.severity.localeCompare(b.finding.severity))
    .map((each) => ({ ...each, outcomes: [...each.outcomes] }));
}

function* eachFinding(outcomes: readonly ExploredOutcome[]) {
  for (const [place, outcome] of outcomes.entries()) {
    for (const shown of [outcome, ...outcome.others]) {
      for (const finding of shown.findings) yield { place, shown, finding };
    }
  }
}

/** The same fault has other processes and other events in another schedule, but it is of the same kind, in the same lines. */
export function identityOf({ kind, objects, sites }: Finding, trace: Trace): string {
  const names = objects.map((id) => trace.objects.find((each) => each.id === id)?.name ?? id);
  const places = sites.flatMap((index) => trace.sites[index] ?? []).map(placeOf);
  // As a set: who came first is up to the schedule.
  return JSON.stringify([kind, ...[...new Set([...names, ...places].map(String))].toSorted(inOrder)]);
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
