import type { Executor, RunsTable } from "./tables.ts";

/** A run as it is read. */
export type RunRow = { [K in keyof RunsTable]: K extends "attempt" | "cancelled" ? number : RunsTable[K] };

/** A run as it is made. */
export type NewRun = Omit<
  RunRow,
  "state" | "attempt" | "owner" | "lease_until" | "cancelled" | "result" | "started_at" | "finished_at"
>;

/** Puts a run into the table, waiting. @returns False if its learner has used its key before. */
export async function insertRun(db: Executor, run: NewRun): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("runs")
    .values({ ...run, state: "queued" })
    .onConflict((conflict) => conflict.columns(["learner_id", "idempotency_key"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** A run by its id. */
export async function findRun(db: Executor, id: string): Promise<RunRow | undefined> {
  return db.selectFrom("runs").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The run that a learner asked for with a key. */
export async function findByKey(db: Executor, learner: string, key: string): Promise<RunRow | undefined> {
  return db
    .selectFrom("runs")
    .selectAll()
    .where("learner_id", "=", learner)
    .where("idempotency_key", "=", key)
    .executeTakeFirst();
}

/** What to list. */
export interface RunFilter {
  readonly learner: string;
  readonly lesson?: string | undefined;
  /** The last one of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** A learner's runs, the newest first. */
export async function listRuns(
  db: Executor,
  { learner, lesson, before, limit }: RunFilter,
): Promise<RunRow[]> {
  let query = db.selectFrom("runs").selectAll().where("learner_id", "=", learner);
  if (lesson !== undefined) query = query.where("lesson", "=", lesson);
  if (before !== undefined) query = query.where("id", "<", before);
  return query.orderBy("id", "desc").limit(limit).execute();
}

/** How many runs of a learner have not ended. */
export async function countOpen(db: Executor, learner: string): Promise<number> {
  const { n } = await db
    .selectFrom("runs")
    .select((eb) => eb.fn.countAll<number | string>().as("n"))
    .where("learner_id", "=", learner)
    .where("state", "<>", "finished")
    .executeTakeFirstOrThrow();
  // Postgres counts in 64 bits, which its driver gives as a text.
  return Number(n);
}

/** How many runs wait to be begun. */
export async function countQueued(db: Executor): Promise<number> {
  const { n } = await db
    .selectFrom("runs")
    .select((eb) => eb.fn.countAll<number | string>().as("n"))
    .where("state", "=", "queued")
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Asks that a run be given up. One that waits ends at once. @returns Whether it was still open. */
export async function cancelRun(db: Executor, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("runs")
    .set({ cancelled: 1 })
    .where("id", "=", id)
    .where("state", "<>", "finished")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends a run that nobody has begun. @returns Whether it still waited. */
export async function finishQueued(
  db: Executor,
  id: string,
  { result, now }: { readonly result: string; readonly now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("runs")
    .set({ state: "finished", result, finished_at: now, cancelled: 1 })
    .where("id", "=", id)
    .where("state", "=", "queued")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
