import type { Kysely } from "kysely";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import type { Database } from "./tables.ts";

const first: Migration = {
  // Migrations outlive the types of the tables: each is about the database as it was then.
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("learners")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("token_hash", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("progress")
      .addColumn("learner_id", "text", (column) =>
        column.primaryKey().references("learners.id").onDelete("cascade"),
      )
      .addColumn("data", "text", (column) => column.notNull())
      .addColumn("revision", "integer", (column) => column.notNull())
      .addColumn("updated_at", "text", (column) => column.notNull())
      .execute();
    await createRuns(db);
  },
};

async function createRuns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("runs")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("learner_id", "text", (column) =>
      column.notNull().references("learners.id").onDelete("cascade"),
    )
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("lesson", "text")
    .addColumn("program_language", "text", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("request", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempt", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("owner", "text")
    .addColumn("lease_until", "text")
    .addColumn("cancelled", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("result", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("started_at", "text")
    .addColumn("finished_at", "text")
    .addColumn("idempotency_key", "text")
    .addColumn("fingerprint", "text")
    // NULLs differ from each other in both databases: runs without a key do not meet.
    .addUniqueConstraint("runs_idempotency", ["learner_id", "idempotency_key"])
    .execute();
  await db.schema.createIndex("runs_by_learner").on("runs").columns(["learner_id", "id"]).execute();
  await db.schema.createIndex("runs_by_state").on("runs").columns(["state", "id"]).execute();
  await db.schema
    .createTable("run_events")
    .addColumn("run_id", "text", (column) => column.notNull().references("runs.id").onDelete("cascade"))
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("data", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("run_events_key", ["run_id", "seq"])
    .execute();
}

/** In order; a published one is never changed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = { "0001-first": first };

const provider: MigrationProvider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };

/** Brings the tables up to date. Several processes may do so at once. */
export async function migrate(db: Database): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  throw error instanceof Error
    ? error
    : new Error("The database could not be brought up to date.", { cause: error });
}

/** The names of the migrations that the database still lacks. */
export async function missingMigrations(db: Database): Promise<readonly string[]> {
  const all = await new Migrator({ db, provider }).getMigrations();
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}
