import { readFileSync } from "node:fs";
import { advantages, median, range } from "../statistics.ts";
import type { Job } from "../job.ts";
import type { JobResult } from "./results.ts";

/** How many times better one subject of a job shall be than another. */
export interface Floor {
  readonly job: string;
  /** The subject that shall be better; `mp` if left out. */
  readonly ours?: string;
  /** The other one, or the beginning of several names, of which the best counts. */
  readonly against: string;
  readonly atLeast: number;
  /** Why it is not reached, where it is not; for the page of the docs. */
  readonly limit?: string;
}

/** A floor, and how a run stands to it. */
export interface Standing extends Floor {
  /** Median over the rounds, and smallest and largest. */
  readonly ratio: number;
  readonly spread: readonly [number, number];
}

export function readFloors(): Floor[] {
  return JSON.parse(readFileSync(new URL("../../floors.json", import.meta.url), "utf8")) as Floor[];
}

/** The subjects of a job that floors are about. */
export function concerned({ subjects }: Job, job: string, floors: readonly Floor[]): string[] {
  const about = floors.filter((floor) => floor.job === job);
  return Object.keys(subjects).filter((name) =>
    about.some(({ ours = "mp", against }) => name === ours || name.startsWith(against)),
  );
}

/** How the results stand to the floors that concern them. */
export function standings(results: readonly JobResult[], floors: readonly Floor[]): Standing[] {
  return floors.flatMap((floor) => {
    const result = results.find(({ name }) => name === floor.job);
    const ours = result?.subjects[floor.ours ?? "mp"]?.values ?? [];
    const theirs = result === undefined ? undefined : bestOf(result, floor.against);
    if (result === undefined || theirs === undefined || ours.length === 0) return [];
    const ratios = advantages(ours, theirs, result.better);
    return [{ ...floor, ratio: median(ratios), spread: range(ratios) }];
  });
}

/** The figures of the best among the subjects whose names begin so. */
function bestOf({ subjects, better }: JobResult, beginning: string): readonly number[] | undefined {
  const sign = better === "more" ? 1 : -1;
  return Object.entries(subjects)
    .filter(([name, { values }]) => name.startsWith(beginning) && values.length > 0)
    .map(([, { values }]) => values)
    .toSorted((a, b) => sign * (median(b) - median(a)))[0];
}
