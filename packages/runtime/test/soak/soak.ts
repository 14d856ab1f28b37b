/** Runs the phases and judges what they leave. */
import { availableParallelism } from "node:os";
import { type Phase, PHASES } from "./phases.ts";
import { course, type Course, sample, type Sample } from "./samples.ts";

/** Growth of resident memory that is no leak: pages the allocators of the engine and the system keep, which differ from run to run. */
const RSS_NOISE = 24 * 2 ** 20;

/** The supervisor and spare threads are there or not, as the pauses between processes have it: a line through that rises or falls. */
const COME_AND_GO = 1.5 + availableParallelism();

/** What came of a phase. */
export interface Outcome {
  readonly phase: string;
  readonly amount: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly courses: Readonly<Record<keyof Sample, Course>>;
  /** What was not flat. */
  readonly complaints: readonly string[];
}

/** How much is done: a part of the full soak, in so many rounds a phase. */
export interface Load {
  readonly scale: number;
  readonly rounds: number;
  /** Names of phases, or their first words; all if left out or empty. */
  readonly phases?: readonly string[];
}

/** Runs the phases; `report` gets the outcome of each. */
export async function soak(
  { scale, rounds, phases = [] }: Load,
  report: (outcome: Outcome) => void,
): Promise<void> {
  const chosen = PHASES.filter(
    ({ name }) => phases.length === 0 || phases.some((one) => name.startsWith(one)),
  );
  for (const phase of chosen) {
    const amount = Math.ceil((phase.total * scale) / rounds);
    const from = performance.now();
    const samples: Sample[] = [];
    for (let round = 0; round < rounds; round++) {
      await phase.round(amount);
      samples.push(await sample());
    }
    report(judge(phase, amount, samples, (performance.now() - from) / 1000));
  }
}

function judge(phase: Phase, amount: number, samples: readonly Sample[], seconds: number): Outcome {
  const courses = {
    heap: course(samples, "heap"),
    regions: course(samples, "regions"),
    rss: course(samples, "rss"),
    threads: course(samples, "threads"),
    handles: course(samples, "handles"),
  };
  const complaints = [
    courses.regions.slope > 0 ? `regions became more: ${courses.regions.slope} a round` : "",
    courses.heap.slope > 0 ? `the heap grew by ${courses.heap.slope} bytes a round` : "",
    courses.rss.growth > RSS_NOISE ? `resident memory grew by ${courses.rss.slope} bytes a round` : "",
    courses.threads.growth > COME_AND_GO ? `threads became more: ${courses.threads.slope} a round` : "",
    courses.handles.growth >= 1 ? `handles became more: ${courses.handles.slope} a round` : "",
  ].filter((complaint) => complaint !== "");
  const { name } = phase;
  return {
    phase: name,
    amount: amount * samples.length,
    rounds: samples.length,
    seconds,
    courses,
    complaints,
  };
}
