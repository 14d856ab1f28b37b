/** What is measured while the soak runs, and whether it stays flat. */
import { readdirSync } from "node:fs";
import { heapUsage } from "@mp/runtime";
import { regions, sum } from "../fixtures/settled.ts";

/** What is used at one moment. */
export interface Sample {
  /** Bytes of the shared heap in regions. */
  readonly heap: number;
  /** How many regions those are. */
  readonly regions: number;
  /** Resident memory of the program, in bytes. */
  readonly rss: number;
  /** Threads of the program; 0 where the system does not tell. */
  readonly threads: number;
  /** What keeps the event loop open. */
  readonly handles: number;
}

/** What is used once all garbage has been collected. */
export async function sample(): Promise<Sample> {
  const left = await regions();
  return {
    regions: sum(left),
    heap: heapUsage().used,
    rss: process.memoryUsage.rss(),
    threads: process.platform === "linux" ? readdirSync("/proc/self/task").length : 0,
    handles: process.getActiveResourcesInfo().length,
  };
}

/** How a figure went on in the second half of a phase, when all that is made once has been made. */
export interface Course {
  readonly first: number;
  readonly last: number;
  /** By how much it grew with each round, by the line that fits best. */
  readonly slope: number;
  /** By how much it grew in the second half, by that line. */
  readonly growth: number;
}

/** The course of a figure over the second half of the samples. */
export function course(samples: readonly Sample[], figure: keyof Sample): Course {
  const half = samples.slice(Math.floor(samples.length / 2)).map((one) => one[figure]);
  const slope = slopeOf(half);
  return { first: half[0] ?? 0, last: half.at(-1) ?? 0, slope, growth: slope * (half.length - 1) };
}

/** The slope of the line with the least squares of distances. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const covariance = values.reduce((sum, value, x) => sum + (x - middle) * (value - mean), 0);
  const variance = values.reduce((sum, _, x) => sum + (x - middle) ** 2, 0);
  return variance === 0 ? 0 : covariance / variance;
}
