import type { Job } from "../job.ts";
import type { Measured } from "../run/measure.ts";
import type { Machine } from "./machine.ts";

/** What became of one job. */
export interface JobResult {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly better: Job["better"];
  readonly subjects: Readonly<Record<string, Measured>>;
}

/** A whole run, as it is kept. */
export interface Results {
  readonly machine: Machine;
  readonly quick: boolean;
  readonly jobs: readonly JobResult[];
}
