import type { Executor, ProgressTable } from "./tables.ts";

/** A learner's progress; nothing, if they have not begun. */
export async function findProgress(db: Executor, learner: string): Promise<ProgressTable | undefined> {
  return db.selectFrom("progress").selectAll().where("learner_id", "=", learner).executeTakeFirst();
}

/**
 * Writes progress, if nobody else has since it was read. @param revision What was read: 0 for nothing.
 * @returns Whether it was written.
 */
export async function writeProgress(
  db: Executor,
  learner: string,
  data: string,
  { revision, now }: { readonly revision: number; readonly now: string },
): Promise<boolean> {
  const row = { learner_id: learner, data, revision: revision + 1, updated_at: now };
  if (revision === 0) {
    const inserted = await db
      .insertInto("progress")
      .values(row)
      .onConflict((conflict) => conflict.column("learner_id").doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await db
    .updateTable("progress")
    .set(row)
    .where("learner_id", "=", learner)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
