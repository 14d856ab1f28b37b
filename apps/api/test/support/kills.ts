/** Kills the API in the middle of runs, over and over: what it said it had taken must come to an end all the same. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestLearner } from "./api.ts";
import { framesOf } from "./events.ts";
import { processesWith, startServer } from "./server.ts";

/** What was found after some kills. */
export interface KillReport {
  readonly kills: number;
  /** Runs that were acknowledged, and of them those that came to their end, once. */
  readonly acknowledged: number;
  readonly finished: number;
  /** Those that were begun more than once. */
  readonly restarted: number;
  /** Progress that was acknowledged and is not there. */
  readonly progressLost: number;
  /** Processes and folders of programs, after all. */
  readonly left: number;
}

const PROGRAM = `
for (let n = 0; n < 20; n++) {
  console.log("tick", n);
  await new Promise((resolve) => setTimeout(resolve, 25));
}
`;

/**
 * @param wait Milliseconds between the first event of a run and the kill: each kill takes another moment.
 * @param how Whether to kill what is built, in place of the source.
 */
export async function killOver(
  times: number,
  wait: (time: number) => number,
  how: { readonly built?: boolean } = {},
): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), "mp-api-kills-"));
  const settings = {
    MP_API_DATA: folder,
    TMPDIR: folder,
    MP_API_RUNS_PER_LEARNER: "1000",
    MP_API_RUNS: "2",
    MP_API_NEW_RUNS: "1000000",
    MP_API_WRITES: "1000000",
    MP_API_READS: "1000000",
  };
  let server = await startServer(settings, how);
  const made = (await (await fetch(`${server.url}/v1/learners`, { method: "POST" })).json()) as {
    id: string;
    token: string;
  };
  const learner = () => new TestLearner(server.url, made);
  const runs: string[] = [];
  let marked = 0;
  for (let time = 0; time < times; time++) {
    runs.push(await beginRun(learner()), await beginRun(learner()));
    marked = await mark(learner(), time);
    await firstEvent(learner(), runs.at(-2) ?? "");
    await new Promise((resolve) => setTimeout(resolve, wait(time)));
    await server.kill();
    server = await startServer(settings, how);
  }
  const ends = await Promise.all(runs.map((run) => endOf(learner(), run)));
  const progress = (await (await learner().fetch(`/v1/learners/${made.id}/progress`)).json()) as {
    lessons: object;
  };
  await server.end();
  const left = processesWith(folder).length + foldersIn(folder);
  rmSync(folder, { recursive: true });
  return {
    kills: times,
    acknowledged: runs.length,
    finished: ends.filter(({ results }) => results === 1).length,
    restarted: ends.filter(({ attempt }) => attempt > 1).length,
    progressLost: marked - Object.keys(progress.lessons).length,
    left,
  };
}

async function beginRun(learner: TestLearner): Promise<string> {
  const run = { language: "typescript", files: [{ name: "ticks.ts", content: PROGRAM }] };
  const response = await learner.post("/v1/runs", run);
  if (response.status !== 202) throw new Error(`The run was refused: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** Notes something in the progress. @returns How many notes there are, all of them acknowledged. */
async function mark(learner: TestLearner, time: number): Promise<number> {
  const lesson = { startedAt: new Date().toISOString(), answers: {}, hints: {}, help: {}, checks: [] };
  const response = await learner.post(`/v1/learners/${learner.id}/progress`, {
    version: 2,
    lessons: { [`mark-${time}`]: lesson },
  });
  if (response.status !== 200) throw new Error(`The progress was refused: ${await response.text()}`);
  return time + 1;
}

async function firstEvent(learner: TestLearner, run: string): Promise<void> {
  const frames = framesOf(await learner.fetch(`/v1/runs/${run}/events`));
  await frames.next();
  await frames.return(undefined);
}

async function endOf(learner: TestLearner, run: string): Promise<{ results: number; attempt: number }> {
  const frames = await Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${run}/events`)));
  const { attempt, result } = (await (await learner.fetch(`/v1/runs/${run}`)).json()) as {
    attempt: number;
    result: { outcome: string };
  };
  const results = frames.filter(
    ({ event, data }) => event === "result" && data["outcome"] === result.outcome,
  ).length;
  return { results: result.outcome === "ok" || result.outcome === "internal_error" ? results : 0, attempt };
}

function foldersIn(folder: string): number {
  return readdirSync(folder).filter((name) => name.startsWith("mp-api-")).length;
}
