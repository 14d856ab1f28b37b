/** One suite for both databases: what the services rely on. */
import { randomUUIDv7 } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { timestamp } from "../src/clock.ts";
import { deleteLearner, findLearner, insertLearner, lockLearner } from "../src/store/learners.ts";
import { claim, claimable, finish, giveBack, renew } from "../src/store/leases.ts";
import { missingMigrations } from "../src/store/migrations.ts";
import { openStore, type Store } from "../src/store/open.ts";
import { findProgress, writeProgress } from "../src/store/progress.ts";
import { appendEvents, eventsAfter, lastSeq } from "../src/store/run-events.ts";
import {
  cancelRun,
  countOpen,
  countQueued,
  findByKey,
  findRun,
  finishQueued,
  insertRun,
  listRuns,
  type NewRun,
} from "../src/store/runs.ts";
import { exportLines, importLines } from "../src/store/transfer.ts";
import { startPostgres, type TestPostgres } from "./support/postgres.ts";

let postgres: TestPostgres;
const folder = mkdtempSync(join(tmpdir(), "mp-api-store-"));

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const KINDS: Record<string, (name: string) => Promise<string>> = {
  SQLite: async (name) => join(folder, `${name}.sqlite`),
  Postgres: (name) => postgres.newDatabase(name),
};

async function learnerIn({ db }: Store): Promise<string> {
  const id = randomUUIDv7();
  await insertLearner(db, { id, token_hash: "00", created_at: timestamp() });
  return id;
}

const runOf = (learner: string, extra: Partial<NewRun> = {}): NewRun => ({
  id: randomUUIDv7(),
  learner_id: learner,
  kind: "run",
  lesson: null,
  program_language: "typescript",
  language: "en",
  request: "{}",
  created_at: timestamp(),
  idempotency_key: null,
  fingerprint: null,
  ...extra,
});

const lease = (owner: string, ms = 10_000) => ({ owner, now: timestamp(), until: timestamp(ms) });

describe.each(Object.keys(KINDS))("%s", (kind) => {
  let store: Store;
  let address: string;
  beforeAll(async () => {
    address = (await KINDS[kind]?.("suite")) ?? "";
    store = await openStore(address);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  test("opening it again, from two at once, changes nothing", async () => {
    const others = await Promise.all([openStore(address), openStore(address)]);
    for (const other of others) {
      expect(await missingMigrations(other.db)).toEqual([]);
      await other[Symbol.asyncDispose]();
    }
  });

  test("what belongs to a learner goes with them", async () => {
    const learner = await learnerIn(store);
    const run = runOf(learner);
    await insertRun(store.db, run);
    await appendEvents(store.db, [{ run_id: run.id, seq: 1, type: "output", data: "{}" }]);
    await writeProgress(store.db, learner, "{}", { revision: 0, now: timestamp() });
    await deleteLearner(store.db, learner);
    expect(await findLearner(store.db, learner)).toBeUndefined();
    expect(await findRun(store.db, run.id)).toBeUndefined();
    expect(await findProgress(store.db, learner)).toBeUndefined();
    expect(await lastSeq(store.db, run.id)).toBe(0);
  });

  test("progress is written by whoever has read the last of it, and by nobody else", async () => {
    const learner = await learnerIn(store);
    const write = (revision: number) =>
      writeProgress(store.db, learner, `${revision}`, { revision, now: timestamp() });
    const first = await Promise.all([write(0), write(0)]);
    expect(first.filter(Boolean)).toHaveLength(1);
    const second = await Promise.all([write(1), write(1), write(1)]);
    expect(second.filter(Boolean)).toHaveLength(1);
    expect(await findProgress(store.db, learner)).toMatchObject({ data: "1", revision: 2 });
  });

  test("of several who claim a run, one gets it", async () => {
    const run = runOf(await learnerIn(store));
    await insertRun(store.db, run);
    const claims = await Promise.all(
      ["a", "b", "c", "d"].map((owner) => claim(store.db, run.id, lease(owner))),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(claims.find(Boolean)).toMatchObject({ state: "running", attempt: 1, cancelled: 0, lesson: null });
  });

  test("a lost run is taken up again, and who lost it changes nothing any more", async () => {
    const run = runOf(await learnerIn(store));
    await insertRun(store.db, run);
    const lost = await claim(store.db, run.id, lease("a", -1));
    expect(await claimable(store.db, timestamp(), 1000)).toContain(run.id);
    const taken = await claim(store.db, run.id, lease("b"));
    expect(taken).toMatchObject({ owner: "b", attempt: 2 });
    expect(await claimable(store.db, timestamp(), 1000)).not.toContain(run.id);
    expect(await renew(store.db, lost!, timestamp(1000))).toBeUndefined();
    expect(await finish(store.db, lost!, { result: "late", now: timestamp() })).toBe(false);
    expect(await finish(store.db, taken!, { result: "first", now: timestamp() })).toBe(true);
    expect(await finish(store.db, taken!, { result: "second", now: timestamp() })).toBe(false);
    expect(await findRun(store.db, run.id)).toMatchObject({ result: "first", state: "finished" });
  });

  test("a run given back waits again; one that is cancelled says so to its runner", async () => {
    const run = runOf(await learnerIn(store));
    await insertRun(store.db, run);
    const one = await claim(store.db, run.id, lease("a"));
    await giveBack(store.db, one!);
    const two = await claim(store.db, run.id, lease("b"));
    expect(two?.attempt).toBe(2);
    expect(await cancelRun(store.db, run.id)).toBe(true);
    expect(await renew(store.db, two!, timestamp(1000))).toEqual({ cancelled: true });
    expect(await finishQueued(store.db, run.id, { result: "{}", now: timestamp() })).toBe(false);
  });

  test("a key is one run, however often it comes at once; another learner's is another", async () => {
    const [mine, other] = [await learnerIn(store), await learnerIn(store)];
    const insert = (learner: string) =>
      insertRun(store.db, runOf(learner, { idempotency_key: "k", fingerprint: "f" }));
    expect((await Promise.all([insert(mine), insert(mine), insert(mine)])).filter(Boolean)).toHaveLength(1);
    expect(await insert(other)).toBe(true);
    expect((await findByKey(store.db, mine, "k"))?.learner_id).toBe(mine);
    expect(await insertRun(store.db, runOf(mine))).toBe(true);
    expect(await insertRun(store.db, runOf(mine))).toBe(true);
    expect(await countOpen(store.db, mine)).toBe(3);
  });

  test("counting and inserting under a learner's lock are one", async () => {
    const learner = await learnerIn(store);
    const insertIfNone = () =>
      store.db.transaction().execute(async (transaction) => {
        await lockLearner(transaction, learner);
        if ((await countOpen(transaction, learner)) === 0) await insertRun(transaction, runOf(learner));
      });
    await Promise.all(Array.from({ length: 8 }, insertIfNone));
    expect(await countOpen(store.db, learner)).toBe(1);
    expect(await countQueued(store.db)).toBeGreaterThan(0);
  });

  test("runs are listed from the newest, page by page; events in order", async () => {
    const learner = await learnerIn(store);
    const runs = Array.from({ length: 5 }, () => runOf(learner));
    for (const run of runs) await insertRun(store.db, run);
    // Ids of one millisecond sort as they happen to.
    const newest = runs
      .map(({ id }) => id)
      .toSorted()
      .toReversed();
    const first = await listRuns(store.db, { learner, limit: 3 });
    const second = await listRuns(store.db, { learner, limit: 3, before: first.at(-1)?.id });
    expect([...first, ...second].map(({ id }) => id)).toEqual(newest);
    const run_id = newest[0] ?? "";
    const events = [3, 1, 2].map((seq) => ({ run_id, seq, type: "t", data: `{"n":"ñ${seq}"}` }));
    await appendEvents(store.db, events);
    expect((await eventsAfter(store.db, run_id, 1, 10)).map(({ seq, data }) => [seq, data])).toEqual([
      [2, '{"n":"ñ2"}'],
      [3, '{"n":"ñ3"}'],
    ]);
    await expect(appendEvents(store.db, [{ run_id, seq: 3, type: "t", data: "{}" }])).rejects.toThrow(
      /unique/i,
    );
    expect(await lastSeq(store.db, run_id)).toBe(3);
  });

  test("all of it moves to the other kind of database and back", async () => {
    const other = kind === "SQLite" ? "Postgres" : "SQLite";
    await using there = await openStore((await KINDS[other]?.(`moved_from_${kind.toLowerCase()}`)) ?? "");
    const lines = await Array.fromAsync(exportLines(store.db));
    expect(lines.length).toBeGreaterThan(10);
    expect(await importLines(there.db, each(lines))).toBe(lines.length);
    expect(await Array.fromAsync(exportLines(there.db))).toEqual(lines);
    await expect(importLines(there.db, each(lines))).rejects.toThrow("has data already");
  });
});

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
