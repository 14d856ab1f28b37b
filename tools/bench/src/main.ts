/**
 * `pnpm bench`: measures the jobs, prints and keeps what came out; a whole run also writes the page for the docs and its pictures. Timings
 * never fail it.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { jobs, type NamedJob } from "./jobs/index.ts";
import { concerned, readFloors, standings } from "./report/floors.ts";
import { thisMachine } from "./report/machine.ts";
import type { JobResult, Results } from "./report/results.ts";
import { writePage } from "./plot/write-page.ts";
import { describe, describeMachine, describeStandings } from "./report/table.ts";
import { measure } from "./run/measure.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
    rounds: { type: "string" },
    json: { type: "string" },
  },
});

/** Seconds a job may take: 24 jobs are done within ten minutes, and within two in a hurry. */
const SECONDS = { whole: 20, quick: 4 };

const { quick } = values;
const rounds = Number(values.rounds ?? (quick ? 5 : 11));
const effort = { quick, workers: Math.max(2, availableParallelism()) };
const machine = thisMachine();
const floors = readFloors();
console.log(`${describeMachine(machine)}\n`);
if (machine.load > machine.processors / 4) {
  console.log(
    "The machine is busy with other things: what needs all its processors will look worse than it is.\n",
  );
}

const results: JobResult[] = [];
for (const named of await jobs(values.only)) {
  // In a hurry, only what the floors ask about.
  const subjects = quick ? concerned(named.job, named.name, floors) : Object.keys(named.job.subjects);
  if (subjects.length === 0) continue;
  const result = await measureJob(named, subjects);
  results.push(result);
  console.log(`${describe(result)}\n`);
}

console.log(describeStandings(standings(results, floors)));
keep({ machine, quick, jobs: results });

async function measureJob({ name, file, job }: NamedJob, subjects: readonly string[]): Promise<JobResult> {
  const progress = (step: string): void => tell(`${name}: ${step}`);
  const seconds = quick ? SECONDS.quick : SECONDS.whole;
  const measured = await measure({ file, job, subjects, effort, rounds, seconds, progress });
  tell("");
  const { title, unit, better } = job;
  return { name, title, unit, better, subjects: measured };
}

/** Says at a terminal what is going on. */
function tell(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${step}`);
}

/** A part, or a quick run, does not take the place of a whole one. */
function keep(all: Results): void {
  const kind = values.only.length > 0 ? "part" : quick ? "quick" : "results";
  const file = values.json ?? resolve(import.meta.dirname, `../.cache/${kind}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(all, null, 1)}\n`);
  if (kind === "results") writePage(all);
}
