import type { Effort, Job } from "../job.ts";
import { SubjectProcess } from "./subject-process.ts";

/** What was measured of one subject: its figures, round by round, or why there are none. */
export interface Measured {
  /** Those of the largest size, where the job has sizes. */
  readonly values: readonly number[];
  /** The figures at each size. */
  readonly bySize?: Readonly<Record<number, readonly number[]>>;
  readonly trouble?: string;
}

export interface Plan {
  readonly file: string;
  readonly job: Job;
  readonly effort: Effort;
  /** Who is asked, of the job's subjects. */
  readonly subjects: readonly string[];
  readonly rounds: number;
  /** Seconds after which no further round begins, once there were {@link FEWEST} of them. */
  readonly seconds: number;
  /** Told before each step, for whoever waits. */
  readonly progress: (step: string) => void;
}

/** With fewer rounds than this, a median says little. */
const FEWEST = 3;

interface Taker {
  readonly name: string;
  /** Figures by size; without sizes, all under 0. */
  readonly values: Record<number, number[]>;
  process?: SubjectProcess;
  trouble?: string;
}

/**
 * Measures all subjects of a job. Each round asks each of them once, beginning with another one each time, so that what else the
 * machine does, and how warm it is, is shared out evenly.
 */
export async function measure(plan: Plan): Promise<Record<string, Measured>> {
  const takers: Taker[] = plan.subjects.map((name) => ({ name, values: {} }));
  const first = plan.job.fresh ? 0 : -1;
  const end = performance.now() + plan.seconds * 1000;
  try {
    for (let round = first; round < plan.rounds; round++) {
      if (round >= FEWEST && performance.now() > end) break;
      for (const taker of rotated(takers, round)) {
        plan.progress(`${taker.name}, ${round < 0 ? "warming up" : `round ${round + 1} of ${plan.rounds}`}`);
        await take(plan, taker, round);
      }
    }
  } finally {
    await Promise.all(takers.map(async ({ process }) => process?.end()));
  }
  return Object.fromEntries(takers.map((taker) => [taker.name, measuredOf(taker, plan.job)]));
}

function measuredOf({ values, trouble }: Taker, { sizes }: Job): Measured {
  return {
    values: values[sizes?.at(-1) ?? 0] ?? [],
    ...(sizes === undefined ? {} : { bySize: values }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

function rotated(takers: readonly Taker[], round: number): readonly Taker[] {
  const first = (round + takers.length) % takers.length;
  return [...takers.slice(first), ...takers.slice(0, first)].filter(({ trouble }) => trouble === undefined);
}

async function take({ file, job, effort }: Plan, taker: Taker, round: number): Promise<void> {
  try {
    taker.process ??= await SubjectProcess.start(file, job, taker.name, effort);
    for (const size of job.sizes ?? [0]) {
      const value = await taker.process.round(size);
      if (round >= 0) (taker.values[size] ??= []).push(value);
    }
  } catch (error) {
    taker.trouble = (error as Error).message;
  }
  if (!job.fresh && taker.trouble === undefined) return;
  await taker.process?.end();
  delete taker.process;
}
