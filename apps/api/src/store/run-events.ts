import type { Database, Executor, RunEventsTable } from "./tables.ts";

/** An event of a run, as it is kept. */
export type RunEventRow = RunEventsTable;

/** Writes events. A number that is taken is an error: somebody else runs this run. */
export async function appendEvents(db: Executor, events: readonly RunEventRow[]): Promise<void> {
  if (events.length > 0)
    await db
      .insertInto("run_events")
      .values([...events])
      .execute();
}

/** The events of a run behind a number, in order. */
export async function eventsAfter(
  db: Executor,
  run: string,
  seq: number,
  limit: number,
): Promise<RunEventRow[]> {
  return db
    .selectFrom("run_events")
    .selectAll()
    .where("run_id", "=", run)
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(limit)
    .execute();
}

/** The number of the last event; 0 if there is none. */
export async function lastSeq(db: Database, run: string): Promise<number> {
  const row = await db
    .selectFrom("run_events")
    .select("seq")
    .where("run_id", "=", run)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}
