/** All data as lines of JSON, and back: the way from SQLite to Postgres, or the other way. */
import { missingMigrations } from "./migrations.ts";
import type { Database, Tables } from "./tables.ts";

/** Each behind those that it refers to. */
const ORDER = ["learners", "progress", "runs", "run_events"] as const;
/** What sorts the rows of a table. */
const KEYS: { readonly [T in keyof Tables]: readonly (keyof Tables[T] & string)[] } = {
  learners: ["id"],
  progress: ["learner_id"],
  runs: ["id"],
  run_events: ["run_id", "seq"],
};
const PAGE = 500;

interface Line {
  readonly table: keyof Tables;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Every row, one a line. Nobody should write meanwhile. */
export async function* exportLines(db: Database): AsyncGenerator<string> {
  for (const table of ORDER) {
    for (let offset = 0; ; offset += PAGE) {
      let query = db.selectFrom(table).selectAll().limit(PAGE).offset(offset);
      for (const key of KEYS[table]) query = query.orderBy(db.dynamic.ref(key));
      const rows = await query.execute();
      for (const row of rows) yield `${JSON.stringify({ table, row } satisfies Line)}\n`;
      if (rows.length < PAGE) break;
    }
  }
}

/** Puts such lines into a database that has no data yet: all of them, or, if one does not fit, none. @returns How many. */
export async function importLines(db: Database, lines: AsyncIterable<string>): Promise<number> {
  const missing = await missingMigrations(db);
  if (missing.length > 0)
    throw new Error(`The database lacks ${missing.join(", ")}. Start this version of the API once.`);
  return db.transaction().execute(async (transaction) => {
    const someone = await transaction.selectFrom("learners").select("id").limit(1).executeTakeFirst();
    if (someone) throw new Error("The database has data already. Import into an empty one.");
    let rows = 0;
    for await (const line of lines) {
      const { table, row } = JSON.parse(line) as Line;
      if (!ORDER.includes(table))
        throw new Error(`Line ${rows + 1} is of a table "${table}" that is not known here.`);
      await transaction.insertInto(table).values(row).execute();
      rows += 1;
    }
    return rows;
  });
}
