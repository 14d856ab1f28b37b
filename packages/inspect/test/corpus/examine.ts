/** Runs a program of the corpus under many schedules, and counts what is found in the traces. */
import { type Controller, exhaustive, type Execution, random } from "@mp/runtime/control";
import type { CorpusCase, CorpusProgram } from "./cases.ts";
import { found } from "./expectation.ts";
import { MAX_STEPS, printed, programOf } from "./programs.ts";

/** What came of a number of executions. */
export interface Tally {
  executions: number;
  /** Whether these were all schedules within the bound. */
  isComplete: boolean;
  /** In how many executions something was found. */
  hits: number;
  /** For each finding, and each thing that the program came to: in how many executions, and the schedule of the first. */
  readonly findings: Map<string, Count>;
  readonly outcomes: Map<string, Count>;
  /** Milliseconds. */
  took: number;
}

/** How often there was something. */
export interface Count {
  times: number;
  readonly schedule: string;
}

/** One execution of the wrong program for each seed from 1 on. */
export async function bySeeds(controller: Controller, one: CorpusCase, seeds: number): Promise<Tally> {
  return tallied(async (tally) => {
    for (let seed = 1; seed <= seeds; seed++) {
      const execution = await controller.run(programOf(one.wrong), {
        ...optionsOf(one),
        strategy: random(seed),
      });
      take(tally, execution, one, one.wrong);
    }
    return false;
  });
}

/** How far schedules are tried. */
export interface Limits {
  /** Preemptions. */
  readonly bound: number;
  /** Executions. */
  readonly limit: number;
}

/** All schedules of a program with at most `bound` preemptions, or `limit` of them. */
export async function byBound(
  controller: Controller,
  one: CorpusCase,
  program: CorpusProgram,
  { bound, limit }: Limits,
): Promise<Tally> {
  return tallied(async (tally) => {
    const { complete } = await controller.explore(programOf(program), {
      ...optionsOf(one),
      strategy: exhaustive({ bound }),
      limit,
      onExecution: (execution) => take(tally, execution, one, program),
    });
    return complete;
  });
}

function optionsOf({ maxSteps = MAX_STEPS }: CorpusCase): { maxSteps: number; trace: true; sites: true } {
  return { maxSteps, trace: true, sites: true };
}

async function tallied(run: (tally: Tally) => Promise<boolean>): Promise<Tally> {
  const tally: Tally = {
    executions: 0,
    isComplete: false,
    hits: 0,
    findings: new Map(),
    outcomes: new Map(),
    took: 0,
  };
  const began = performance.now();
  tally.isComplete = await run(tally);
  tally.took = performance.now() - began;
  return tally;
}

function take(tally: Tally, execution: Execution, one: CorpusCase, program: CorpusProgram): void {
  const { outcome, output, schedule, trace } = execution;
  if (trace === undefined) throw new Error(`No trace of ${one.name}, schedule ${schedule}`);
  tally.executions++;
  const all = new Set(found(trace, program, one.starvedAfter));
  if (all.size > 0) tally.hits++;
  for (const finding of all) count(tally.findings, finding, schedule);
  count(tally.outcomes, `${outcome.kind}: ${printed(output).join(" / ")}`, schedule);
}

function count(counts: Map<string, Count>, key: string, schedule: string): void {
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { times: 1, schedule });
  else known.times++;
}
