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
/**
 * A subject's first rounds are not measured: for a second, in a hurry a third of one, or so many of them. With one only, the three rounds of a
 * job with slow peers measured how fast V8 compiles: ours of `pool-apply` took 490, 170, 130, 70 and then 55 ms.
 */
const WARM_UP = { rounds: 8, seconds: 1, quick: 1 / 3 };

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
  try {
    if (plan.job.fresh !== true) for (const taker of takers) await warmUp(plan, taker);
    const end = performance.now() + plan.seconds * 1000;
    for (let round = 0; round < plan.rounds; round++) {
      if (round >= FEWEST && performance.now() > end) break;
      for (const taker of rotated(takers, round)) {
        plan.progress(`${taker.name}, round ${round + 1} of ${plan.rounds}`);
        await take(plan, taker, true);
      }
    }
  } finally {
    await Promise.all(takers.map(async ({ process }) => process?.end()));
  }
  return Object.fromEntries(takers.map((taker) => [taker.name, measuredOf(taker, plan.job)]));
}

async function warmUp(plan: Plan, taker: Taker): Promise<void> {
  plan.progress(`${taker.name}, warming up`);
  const end = performance.now() + (plan.effort.quick ? WARM_UP.quick : WARM_UP.seconds) * 1000;
  for (let round = 0; round < WARM_UP.rounds; round++) {
    await take(plan, taker, false);
    if (taker.trouble !== undefined || performance.now() > end) return;
  }
}

function measuredOf({ values, trouble }: Taker, { sizes }: Job): Measured {
  return {
    values: values[sizes?.at(-1) ?? 0] ?? [],
    ...(sizes === undefined ? {} : { bySize: values }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

function rotated(takers: readonly Taker[], round: number): readonly Taker[] {
  const first = round % takers.length;
  return [...takers.slice(first), ...takers.slice(0, first)].filter(({ trouble }) => trouble === undefined);
}

async function take({ file, job, effort }: Plan, taker: Taker, isKept: boolean): Promise<void> {
  try {
    taker.process ??= await SubjectProcess.start(file, job, taker.name, effort);
    for (const size of job.sizes ?? [0]) {
      const value = await taker.process.round(size);
      if (isKept) (taker.values[size] ??= []).push(value);
    }
  } catch (error) {
    taker.trouble = (error as Error).message;
  }
  if (!job.fresh && taker.trouble === undefined) return;
  await taker.process?.end();
  delete taker.process;
}
