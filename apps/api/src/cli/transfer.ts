import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { databaseOf, readConfig } from "../config.ts";
import { openStore } from "../store/open.ts";
import { exportLines, importLines } from "../store/transfer.ts";

/** `mp-api db export|import FILE`: moves all data between databases, whichever they are. */
export async function transfer(
  way: "export" | "import",
  file: string,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  await using store = await openStore(databaseOf(readConfig(env)));
  if (way === "export") {
    await pipeline(
      Readable.from(exportLines(store.db)),
      createWriteStream(file, { flags: "wx", mode: 0o600 }),
    );
    console.log(`Everything is in ${file}. It holds what learners wrote: keep it as you keep the database.`);
    return 0;
  }
  const rows = await importLines(
    store.db,
    createInterface({ input: createReadStream(file), crlfDelay: Infinity }),
  );
  console.log(`${rows} rows are in the database now.`);
  return 0;
}
