/** Judges what was found in the programs of a case, in both directions: all that is to be found, and nothing else. */
import type { CorpusCase } from "./cases.ts";
import type { Count, Tally } from "./examine.ts";
import { expected } from "./expectation.ts";

/** What is wrong with the tallies of a wrong program, by seeds and by a bound; empty if nothing is. */
export function faultsOfWrong(one: CorpusCase, seeds: Tally, bounded: Tally): string[] {
  const faults = unexpected(together(seeds, bounded), expected(one));
  if (one.found === "every seed" && seeds.hits < seeds.executions)
    faults.push(`something was found on ${seeds.hits} of ${seeds.executions} seeds only`);
  if (bounded.hits === 0) faults.push(`nothing was found on ${bounded.executions} schedules`);
  return faults;
}

/** What a case says is found in its wrong program, and was not. */
export function missing(one: CorpusCase, seeds: Tally, bounded: Tally): string[] {
  const all = together(seeds, bounded);
  return [...expected(one)].filter((finding) => !all.has(finding));
}

function together(...tallies: readonly Tally[]): Map<string, Count> {
  return new Map(tallies.flatMap(({ findings }) => [...findings]));
}

/** What is wrong with the tally of a right program. */
export function faultsOfRight({ prints }: CorpusCase, tally: Tally): string[] {
  const faults = unexpected(tally.findings, new Set());
  for (const [outcome, { schedule }] of tally.outcomes)
    if (outcome !== `finished: ${prints.join(" / ")}`)
      faults.push(`came to ${outcome} (schedule ${schedule})`);
  if (!tally.isComplete) faults.push(`has more than ${tally.executions} schedules`);
  return faults;
}

function unexpected(findings: ReadonlyMap<string, Count>, wanted: ReadonlySet<string>): string[] {
  return [...findings]
    .filter(([finding]) => !wanted.has(finding))
    .map(
      ([finding, { schedule, times }]) => `${finding}, which is none (${times} times, schedule ${schedule})`,
    );
}
