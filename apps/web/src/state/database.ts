/** What is kept of a student in IndexedDB. Loaded when the page is there: it is not needed to draw it. */

import { mergeProgress, type Progress } from "@mp/tutor";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Changes, type CodeRecord, keyOf, type KeptVersion, resolve, versionKey } from "./records.ts";

const NAME = "mp";
const VERSION = 1;
const STORES = ["progress", "code", "versions", "settings"] as const;

interface Kept extends DBSchema {
  progress: { key: "own"; value: Progress };
  code: { key: string; value: CodeRecord };
  versions: { key: string; value: KeptVersion };
  settings: { key: string; value: unknown };
}

/** The database of this browser, the same for all tabs. */
export class Database {
  readonly #db: IDBPDatabase<Kept>;

  private constructor(db: IDBPDatabase<Kept>) {
    this.#db = db;
  }

  /** Rejects where the browser refuses it. */
  static async open(): Promise<Database> {
    const db = await openDB<Kept>(NAME, VERSION, {
      upgrade: (made) => {
        for (const store of STORES) made.createObjectStore(store);
      },
      // A newer version of the app wants to change it: this page goes on with its journal.
      blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
    });
    return new Database(db);
  }

  async read(): Promise<Changes> {
    const reading = this.#db.transaction(["progress", "code", "versions"]);
    const [progress, code, versions] = await Promise.all([
      reading.objectStore("progress").get("own"),
      reading.objectStore("code").getAll(),
      reading.objectStore("versions").getAll(),
    ]);
    return { progress, code, versions };
  }

  /**
   * Joins changes with what is there, in one transaction: whatever other tabs write meanwhile, nothing of either is lost. Answers what is there now
   * of all that was changed, and the versions that had to be put aside.
   */
  async commit({ progress, code, versions }: Changes): Promise<Changes> {
    // `strict`: it is told to be done when it is on the disk.
    const writing = this.#db.transaction(["progress", "code", "versions"], "readwrite", {
      durability: "strict",
    });
    const [progresses, codes, kept] = [
      writing.objectStore("progress"),
      writing.objectStore("code"),
      writing.objectStore("versions"),
    ];
    const work = async (): Promise<Changes> => {
      const merged = progress && mergeProgress((await progresses.get("own")) ?? progress, progress);
      if (merged) void progresses.put(merged, "own");
      const resolved = await Promise.all(
        code.map(async (record) => {
          const there = await codes.get(keyOf(record));
          return there === undefined ? { record } : resolve(there, record);
        }),
      );
      const lost = resolved.flatMap(({ lost: each }) => each ?? []);
      for (const { record } of resolved) void codes.put(record, keyOf(record));
      for (const each of [...versions, ...lost]) void kept.put(each, versionKey(each));
      return { progress: merged, code: resolved.map(({ record }) => record), versions: lost };
    };
    // What fails in a transaction fails `done` as well.
    const [there] = await Promise.all([work(), writing.done]);
    return there;
  }

  /** A setting of this browser. Whoever reads it knows what it is. */
  async setting(name: string): Promise<unknown> {
    return this.#db.get("settings", name);
  }

  /** Keeps a setting, or takes it away. */
  async set(name: string, value: unknown): Promise<void> {
    if (value === undefined) await this.#db.delete("settings", name);
    else await this.#db.put("settings", value, name);
  }

  async clear(): Promise<void> {
    const clearing = this.#db.transaction(STORES, "readwrite");
    await Promise.all([...STORES.map((store) => clearing.objectStore(store).clear()), clearing.done]);
  }
}
