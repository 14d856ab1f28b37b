/**
 * `pnpm --filter @mp/api runners [RUNS] [computes|waits]`: how much more two runner processes do than one, over Postgres and pg-boss: programs that compute, and programs
 * that mostly wait, which shows what the sharing costs where there are no cores to spare. Each runner runs one program at a time; one and two take turns.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { TestLearner } from "../test/support/api.ts";
import { framesOf } from "../test/support/events.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { startServer } from "../test/support/server.ts";

const RUNS = Number(process.argv[2] ?? 8);
const ONLY = process.argv[3];
const ROUNDS = 3;
const PROGRAMS = {
  computes: "let sum = 0; for (let n = 0; n < 4e8; n++) sum += n % 7; console.log(sum);",
  waits: "setTimeout(() => console.log(1), 1000);",
};

const folder = mkdtempSync(join(tmpdir(), "mp-api-runners-"));
const postgres = await startPostgres();
const settings = {
  DATABASE_URL: postgres.address,
  TMPDIR: folder,
  MP_API_RUNS: "1",
  MP_API_RUNS_PER_LEARNER: "1000",
  MP_API_NEW_RUNS: "1000000",
  MP_API_WRITES: "1000000",
  MP_API_TIME_MS: "60000",
};
const api = await startServer({ ...settings, MP_API_ROLE: "api" }, { built: true });
const made = await (await fetch(`${api.url}/v1/learners`, { method: "POST" })).json();
const learner = new TestLearner(api.url, made as { id: string; token: string });
try {
  for (const [kind, program] of Object.entries(PROGRAMS))
    if (ONLY === undefined || ONLY === kind) await compare(kind, program);
} finally {
  await api.end();
  await postgres[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
}

async function compare(kind: string, program: string): Promise<void> {
  const ratios = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [one, two] = [await perMinute(1, program), await perMinute(2, program)];
    ratios.push(two / one);
    console.log(`${kind}: ${one.toFixed(1)} a minute by one runner, ${two.toFixed(1)} by two`);
  }
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(
    `${kind}: two do ${median.toFixed(2)} × the work of one (${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)})`,
  );
}

/** Runs that so many runners end in a minute, from the moment the first has begun. */
async function perMinute(runners: number, program: string): Promise<number> {
  const servers = await Promise.all(
    Array.from({ length: runners }, () =>
      startServer({ ...settings, MP_API_ROLE: "runner" }, { built: true }),
    ),
  );
  // What loads for the first time is no work.
  await allOf(await Promise.all(servers.map(() => begin("1;"))));
  const start = performance.now();
  await allOf(await Promise.all(Array.from({ length: RUNS }, () => begin(program))));
  const minutes = (performance.now() - start) / 60_000;
  await Promise.all(servers.map((server) => server.end()));
  return RUNS / minutes;
}

async function begin(content: string): Promise<string> {
  const run = { language: "javascript", files: [{ name: "a.mjs", content }] };
  return ((await (await learner.post("/v1/runs", run)).json()) as { id: string }).id;
}

/** Waits for the result of each. */
async function allOf(runs: readonly string[]): Promise<void> {
  for (const run of runs) {
    const frames = await Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${run}/events`)));
    if (frames.at(-1)?.data["outcome"] !== "ok")
      throw new Error(`A run ended badly: ${JSON.stringify(frames.at(-1))}`);
  }
}
