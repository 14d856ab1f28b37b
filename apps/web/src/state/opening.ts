/** What is needed to open what is kept, and not before. */

import { Database } from "./database.ts";
import type { Journalled } from "./journal.ts";
import { isLegacy } from "./legacy-keys.ts";

/** Opens the database. Rejects where the browser refuses it. */
export async function openDatabase(): Promise<Database> {
  return Database.open();
}

/** What the first versions of the app kept, if they did. */
export async function legacy(): Promise<readonly Journalled[]> {
  try {
    if (!Object.keys(localStorage).some(isLegacy)) return [];
  } catch {
    // Storage is refused, so there is nothing.
    return [];
  }
  const { readLegacy } = await import("./legacy.ts");
  return [readLegacy()];
}
