/**
 * Who runs what. A runner has a run for as long as its lease goes, and lengthens it while it works. A run whose lease has ended was lost with
 * its runner, and is anybody's. `attempt` counts the runners: each write of one is conditional on it, so a runner that was
 * given up for lost and comes back changes nothing.
 */
import type { Database, Executor } from "./tables.ts";
import type { RunRow } from "./runs.ts";

/** Whose it is and until when. */
export interface Lease {
  readonly owner: string;
  readonly now: string;
  readonly until: string;
}

/** Takes a run that waits or was lost. Atomic: of several who try, one gets it. */
export async function claim(
  db: Executor,
  id: string,
  { owner, now, until }: Lease,
): Promise<RunRow | undefined> {
  return db
    .updateTable("runs")
    .set((eb) => ({
      state: "running",
      owner,
      lease_until: until,
      started_at: eb.fn.coalesce("started_at", eb.val(now)),
      attempt: eb("attempt", "+", 1),
    }))
    .where("id", "=", id)
    .where((eb) =>
      eb.or([eb("state", "=", "queued"), eb.and([eb("state", "=", "running"), eb("lease_until", "<", now)])]),
    )
    .returningAll()
    .executeTakeFirst();
}

/** Lengthens a lease. @returns Whether the run is to be given up; nothing, if it is no longer the caller's. */
export async function renew(
  db: Executor,
  { id, attempt }: Pick<RunRow, "id" | "attempt">,
  until: string,
): Promise<{ cancelled: boolean } | undefined> {
  const row = await db
    .updateTable("runs")
    .set({ lease_until: until })
    .where("id", "=", id)
    .where("state", "=", "running")
    .where("attempt", "=", attempt)
    .returning("cancelled")
    .executeTakeFirst();
  return row && { cancelled: row.cancelled !== 0 };
}

/** Writes a result, once. @returns Whether it was written. */
export async function finish(
  db: Executor,
  { id, attempt }: Pick<RunRow, "id" | "attempt">,
  { result, now }: { readonly result: string; readonly now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("runs")
    .set({ state: "finished", result, finished_at: now, lease_until: null })
    .where("id", "=", id)
    .where("attempt", "=", attempt)
    .where("state", "=", "running")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Gives a run back unfinished, for another runner. */
export async function giveBack(db: Executor, { id, attempt }: Pick<RunRow, "id" | "attempt">): Promise<void> {
  await db
    .updateTable("runs")
    .set({ state: "queued", owner: null, lease_until: null })
    .where("id", "=", id)
    .where("attempt", "=", attempt)
    .where("state", "=", "running")
    .execute();
}

/** Runs that wait, and those that were lost, the oldest first. */
export async function claimable(db: Database, now: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("runs")
    .select("id")
    .where((eb) =>
      eb.or([eb("state", "=", "queued"), eb.and([eb("state", "=", "running"), eb("lease_until", "<", now)])]),
    )
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Whoever has a run now. */
export async function ownersNow(db: Executor): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("runs")
    .select("owner")
    .distinct()
    .where("state", "=", "running")
    .execute();
  return rows.flatMap(({ owner }) => owner ?? []);
}

/** Ends the leases of an owner that is gone, so that nobody has to wait for them to run out. */
export async function endLeases(db: Executor, owner: string): Promise<void> {
  const longAgo = new Date(0).toISOString();
  await db
    .updateTable("runs")
    .set({ lease_until: longAgo })
    .where("state", "=", "running")
    .where("owner", "=", owner)
    .execute();
}
