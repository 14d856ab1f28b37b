import type { Executor, LearnersTable } from "./tables.ts";

/** Makes a learner. */
export async function insertLearner(db: Executor, learner: LearnersTable): Promise<void> {
  await db.insertInto("learners").values(learner).execute();
}

/** The learner of an id. */
export async function findLearner(db: Executor, id: string): Promise<LearnersTable | undefined> {
  return db.selectFrom("learners").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Gives a learner another token: the old one is worth nothing from now on. */
export async function replaceToken(db: Executor, id: string, tokenHash: string): Promise<void> {
  await db.updateTable("learners").set({ token_hash: tokenHash }).where("id", "=", id).execute();
}

/** Takes a learner away, with all that is theirs. */
export async function deleteLearner(db: Executor, id: string): Promise<void> {
  await db.deleteFrom("learners").where("id", "=", id).execute();
}

/** Has others who would lock the same learner wait until this transaction has ended. */
export async function lockLearner(db: Executor, id: string): Promise<void> {
  // An update that changes nothing: a lock that both databases know.
  await db.updateTable("learners").set({ id }).where("id", "=", id).execute();
}
