/** Several processes over one Postgres: any takes requests, any runs programs, and one that is lost is missed by nobody. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeLog } from "../src/log.ts";
import { BossQueue } from "../src/services/boss-queue.ts";
import { openStore } from "../src/store/open.ts";
import { TestLearner } from "./support/api.ts";
import { framesOf } from "./support/events.ts";
import { startPostgres, type TestPostgres } from "./support/postgres.ts";
import { type ServerProcess, startServer } from "./support/server.ts";

let postgres: TestPostgres;
let api: ServerProcess;
let runners: ServerProcess[];
let learner: TestLearner;
const folder = mkdtempSync(join(tmpdir(), "mp-api-shared-"));

beforeAll(async () => {
  postgres = await startPostgres();
  const settings = {
    DATABASE_URL: postgres.address,
    TMPDIR: folder,
    MP_API_RUNS: "1",
    MP_API_RUNS_PER_LEARNER: "100",
    MP_API_TIME_MS: "30000",
    MP_API_LEASE_MS: "4000",
  };
  api = await startServer({ ...settings, MP_API_ROLE: "api" });
  runners = await Promise.all([1, 2].map(() => startServer({ ...settings, MP_API_ROLE: "runner" })));
  const made = await (await fetch(`${api.url}/v1/learners`, { method: "POST" })).json();
  learner = new TestLearner(api.url, made as { id: string; token: string });
}, 60_000);
afterAll(async () => {
  await Promise.all([api, ...runners].map((server) => server.end()));
  await postgres[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

async function begin(content: string): Promise<string> {
  const response = await learner.post("/v1/runs", {
    language: "typescript",
    files: [{ name: "program.ts", content }],
  });
  expect(response.status).toBe(202);
  return ((await response.json()) as { id: string }).id;
}

const ticks = (times: number) =>
  `for (let n = 0; n < ${times}; n++) { console.log("tick", n); await new Promise((r) => setTimeout(r, 100)); }`;

async function ownerOf(run: string): Promise<{ owner: string; attempt: number }> {
  const client = new Client({ connectionString: postgres.address });
  await client.connect();
  const { rows } = await client.query("select owner, attempt from runs where id = $1", [run]);
  await client.end();
  return rows[0] as { owner: string; attempt: number };
}

test(
  "runs are shared out, and their events come through whichever process is asked",
  { timeout: 60_000 },
  async () => {
    const runs = await Promise.all([begin(ticks(5)), begin(ticks(5)), begin(ticks(5))]);
    const all = await Promise.all(
      runs.map(async (run) => Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${run}/events`)))),
    );
    for (const frames of all) {
      expect(frames.filter(({ event }) => event === "output")).toHaveLength(5);
      expect(frames.at(-1)).toMatchObject({ event: "result", data: { outcome: "ok" } });
    }
    const owners = await Promise.all(runs.map(async (run) => (await ownerOf(run)).owner));
    expect(new Set(owners).size).toBe(2);
  },
);

test("a run is cancelled from another process than the one it runs in", { timeout: 60_000 }, async () => {
  const run = await begin(ticks(250));
  const frames = framesOf(await learner.fetch(`/v1/runs/${run}/events`));
  await frames.next();
  await learner.fetch(`/v1/runs/${run}`, { method: "DELETE" });
  const rest = await Array.fromAsync(frames);
  expect(rest.at(-1)).toMatchObject({ event: "result", data: { outcome: "cancelled" } });
});

test(
  "while the database is away the API says so; afterwards all goes on, a run that was going on included",
  { timeout: 60_000 },
  async () => {
    const run = await begin(ticks(30));
    const first = framesOf(await learner.fetch(`/v1/runs/${run}/events`));
    await first.next();
    await postgres.stop();
    const refused = await learner.fetch("/v1/runs");
    expect([refused.status, refused.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
    expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${api.url}/livez`)).status).toBe(200);
    expect((await fetch(`${api.url}/v1/course`)).status).toBe(200);
    await Array.fromAsync(first).catch(() => {});
    await postgres.start();
    await expect.poll(async () => (await learner.fetch("/v1/runs")).status, { timeout: 20_000 }).toBe(200);
    const frames = await Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${run}/events`)));
    expect(frames.at(-1)).toMatchObject({ event: "result", data: { outcome: "ok" } });
    expect((await ownerOf(run)).attempt).toBe(1);
  },
);

test("what a killed runner ran, another takes up", { timeout: 90_000 }, async () => {
  const runs = [await begin(ticks(40)), await begin(ticks(40))];
  for (const run of runs) await framesOf(await learner.fetch(`/v1/runs/${run}/events`)).next();
  await runners[0]?.kill();
  const ends = await Promise.all(
    runs.map(async (run) =>
      (await Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${run}/events`)))).at(-1),
    ),
  );
  for (const end of ends) expect(end).toMatchObject({ event: "result", data: { outcome: "ok" } });
  const attempts = await Promise.all(runs.map(async (run) => (await ownerOf(run)).attempt));
  expect(attempts.toSorted((a, b) => a - b)).toEqual([1, 2]);
});

test("a runner that has done a run takes the next one at once", { timeout: 20_000 }, async () => {
  const address = await postgres.newDatabase("backlog");
  await using store = await openStore(address);
  // Nothing looks for runs that were lost, in this time; left to itself, pg-boss would after half a minute.
  const queue = await BossQueue.open({
    address,
    store,
    log: makeLog("silent"),
    sweepMs: 1e9,
    concurrency: 1,
  });
  const runs = ["a", "b", "c", "d"];
  for (const run of runs) await queue.enqueue(run);
  const done: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  await queue.start((run) => {
    if (done.push(run) === runs.length) resolve();
    return Promise.resolve();
  });
  await promise;
  await queue.stop(1000);
  expect(done.toSorted()).toEqual(runs);
});
