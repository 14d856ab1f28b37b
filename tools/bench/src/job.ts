/** How much there is to do. */
export interface Effort {
  /** Less of everything, for a look in passing. */
  readonly quick: boolean;
  /** How many workers a pool has. */
  readonly workers: number;
}

/** Does the work once, at one of the job's sizes if it has any, and gives the figure in the job's unit. */
export type Round = (size: number) => number | Promise<number>;

/** Makes everything ready in a process that serves this subject alone. */
export type Prepare = (effort: Effort) => Round | Promise<Round>;

/** A program in `src/python` that does the same with CPython's own `multiprocessing`. */
export interface PythonProgram {
  readonly python: string;
  readonly args?: readonly string[];
}

/** One question, and who is asked. Subjects whose names begin with `mp` are ours. */
export interface Job {
  readonly title: string;
  readonly unit: string;
  readonly better: "more" | "less";
  readonly subjects: Readonly<Record<string, Prepare | PythonProgram>>;
  /** The cost is measured at each of these sizes, smallest first, and a line is fitted to it. */
  readonly sizes?: readonly number[];
  /** Each round is a new process: for what can be measured only once in one. */
  readonly fresh?: true;
}

/** Seconds that something takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
