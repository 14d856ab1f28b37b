import { Kysely, PostgresDialect, sql } from "kysely";
import type { Pool } from "pg";
import { migrate } from "./migrations.ts";
import { sqliteDialect } from "./sqlite.ts";
import type { Database, Tables } from "./tables.ts";

/** An open database. */
export interface Store extends AsyncDisposable {
  readonly db: Database;
  /** Where several processes can tell each other something: only with Postgres. */
  readonly pool: Pool | undefined;
  /** Throws if the database does not answer. */
  ping(): Promise<void>;
}

/** Opens a database and brings its tables up to date. @param address `postgres://…`, or the path of a file for SQLite. */
export async function openStore(address: string): Promise<Store> {
  const pool = isPostgres(address) ? await postgresPool(address) : undefined;
  const dialect = pool ? new PostgresDialect({ pool }) : sqliteDialect(address);
  const db = new Kysely<Tables>({ dialect });
  const close = async () => {
    await db.destroy();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    pool,
    ping: async () => void (await sql`select 1`.execute(db)),
    [Symbol.asyncDispose]: close,
  };
}

/** Whether an address is one of Postgres; otherwise it is a file. */
export function isPostgres(address: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(address);
}

async function postgresPool(connectionString: string): Promise<Pool> {
  const { Pool } = await import("pg");
  const pool = new Pool({ connectionString, max: 10, connectionTimeoutMillis: 5000 });
  // A connection that nobody uses may break, as when the server starts anew: the next query opens another.
  pool.on("error", () => {});
  return pool;
}
