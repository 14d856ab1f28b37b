/**
 * Keeps what a student does. A change is in memory and in the journal when the call returns, and a moment later in the database, which takes it
 * out of the journal. Other tabs are told at once.
 *
 * ```text
 * change ──▶ memory ──▶ journal (localStorage, at once) ──▶ database (IndexedDB, soon)
 *               └──▶ other tabs (BroadcastChannel)
 * ```
 */

import { mergeProgress, noProgress, type Progress, Store } from "@mp/tutor";
import type { Database } from "./database.ts";
import { Journal, type Journalled } from "./journal.ts";
import {
  type Changes,
  changed,
  type CodeRecord,
  keyOf,
  type KeptVersion,
  noChanges,
  resolve,
  versionKey,
} from "./records.ts";

/** Where what is done is kept: nothing is known yet, in the database, in the journal alone, or nowhere but in this page. */
export type Place = "opening" | "database" | "journal" | "page";

/** Milliseconds from a change to its way into the database: a burst of keys is one. */
const SOON = 300;
/** Milliseconds after which a database that does not open is gone on without. */
const OPENS_WITHIN = 3000;

type Told = { readonly type: "changes"; readonly changes: Changes } | { readonly type: "forgotten" };

/** Of one page. */
export class Keeper {
  readonly place = new Store<Place>("opening");
  /** Versions that had to be put aside because two tabs changed a program at once, since the page was opened. */
  readonly collisions = new Store<readonly KeptVersion[]>([]);
  // Pages without https have no `randomUUID`.
  readonly #tab: string = crypto.getRandomValues(new Uint32Array(2)).join("-");
  readonly #journal = new Journal(this.#tab);
  readonly #listeners = new Set<() => void>();
  readonly #code = new Map<string, CodeRecord>();
  readonly #versions = new Map<string, KeptVersion>();
  #progress: Progress = noProgress;
  /** How often others changed a program, by its key: whoever shows it shows it anew. */
  readonly #outside = new Map<string, number>();
  #waiting: Changes = noChanges;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #database: Promise<Database> | undefined;
  #channel: BroadcastChannel | undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get progress(): Progress {
    return this.#progress;
  }

  code(key: string): CodeRecord | undefined {
    return this.#code.get(key);
  }

  allCode(): readonly CodeRecord[] {
    return [...this.#code.values()];
  }

  versions(): readonly KeptVersion[] {
    return [...this.#versions.values()];
  }

  outside(key: string): number {
    return this.#outside.get(key) ?? 0;
  }

  /** Loads what is kept, and listens to other tabs. What is done before it is there is joined with it. */
  async open(): Promise<void> {
    this.#listen();
    const opening = import("./opening.ts");
    const opened = opening.then(({ openDatabase }) => openDatabase());
    this.#database = opened;
    opened.catch(() => {});
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, OPENS_WITHIN));
    const database = await Promise.race([opened, late]).catch(() => undefined);
    const { legacy } = await opening;
    await this.#take(database, await legacy());
    // One that opens late, after all, gets what there is.
    if (!database) opened.then((there) => this.#take(there)).catch(() => {});
  }

  /** The database, for what is not a change. Rejects where there is none. */
  async database(): Promise<Database> {
    if (!this.#database) throw new Error("nothing is opened yet");
    return this.#database;
  }

  changeProgress(change: (progress: Progress) => Progress): Progress {
    const progress = change(this.#progress);
    this.#keep({ ...noChanges, progress });
    return progress;
  }

  /** Writes a program, or takes it away; puts the version aside that was there, if there is a reason to. */
  changeCode(
    next: Pick<CodeRecord, "lesson" | "name" | "source">,
    because?: KeptVersion["because"],
  ): KeptVersion | undefined {
    const { lesson, name } = next;
    const before = this.#code.get(keyOf(next));
    const at = new Date().toISOString();
    const source = before?.source ?? null;
    const kept =
      because !== undefined && source !== null && source !== next.source
        ? { lesson, name, source, at, because }
        : undefined;
    this.#keep({ code: [changed(before, { ...next, at }, this.#tab)], versions: kept ? [kept] : [] });
    return kept;
  }

  /** Brings what waits into the database now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changes = this.#waiting;
    if (changes === noChanges) return;
    const entries = this.#journal.own();
    this.#waiting = noChanges;
    try {
      const database = await this.database();
      const there = await database.commit(changes);
      this.#journal.remove(entries);
      this.place.set("database");
      this.#collided(there.versions);
      this.#adopt(there);
    } catch {
      // It stays in the journal, if it is there, and is tried again with the next change.
      this.#waiting = together(changes, this.#waiting);
      this.place.set(this.#journal.write(this.#waiting) ? "journal" : "page");
    }
  }

  /** Deletes everything, here and in all tabs. */
  async forget(): Promise<void> {
    await (await this.database().catch(() => undefined))?.clear();
    this.#journal.clear();
    this.#forgotten();
    this.#channel?.postMessage({ type: "forgotten" } satisfies Told);
  }

  #keep(changes: Changes): void {
    this.#put(changes);
    this.#waiting = together(this.#waiting, changes);
    const isSafe = this.#journal.write(changes);
    this.#timer ??= setTimeout(() => void this.flush(), isSafe ? SOON : 0);
    this.#channel?.postMessage({ type: "changes", changes } satisfies Told);
    this.#tell();
  }

  /** Joins what is kept with what is here. */
  async #take(database: Database | undefined, legacy: readonly Journalled[] = []): Promise<void> {
    const journals = [...this.#journal.read(), ...legacy];
    for (const { changes } of journals) this.#adopt(changes);
    const isKept = database ? await this.#joined(database) : this.#journal.write(this.#everything());
    this.place.set(isKept ? (database ? "database" : "journal") : "page");
    const own = this.#journal.own();
    if (isKept)
      for (const { entries } of journals)
        this.#journal.remove(database ? entries : new Map([...entries].filter(([key]) => !own.has(key))));
    this.#tell();
  }

  async #joined(database: Database): Promise<boolean> {
    try {
      const { versions } = await database.commit(this.#everything());
      this.#collided(versions);
      this.#adopt(await database.read());
      return true;
    } catch {
      return this.#journal.write(this.#everything());
    }
  }

  #everything(): Changes {
    const progress = this.#progress === noProgress ? undefined : this.#progress;
    return { progress, code: this.allCode(), versions: this.versions() };
  }

  /** Takes over what others know; a version that gives way is put aside. */
  #adopt({ progress, code, versions }: Changes): void {
    const lost: KeptVersion[] = [];
    const taken = code.flatMap((record) => {
      const here = this.#code.get(keyOf(record));
      if (!here) return [record];
      const resolved = resolve(here, record);
      if (resolved.lost) lost.push(resolved.lost);
      return resolved.record === here ? [] : [resolved.record];
    });
    for (const record of taken) {
      const key = keyOf(record);
      if (record.source !== (this.#code.get(key)?.source ?? null))
        this.#outside.set(key, this.outside(key) + 1);
    }
    const joined = progress && mergeProgress(this.#progress, progress);
    this.#put({ progress: joined, code: taken, versions: [...versions, ...lost] });
    this.#collided(lost);
    this.#tell();
  }

  #collided(lost: readonly KeptVersion[]): void {
    const known = this.collisions.get();
    const keys = new Set(known.map(versionKey));
    const found = lost.filter((each) => !keys.has(versionKey(each)));
    if (found.length > 0) this.collisions.set([...known, ...found]);
  }

  #put({ progress, code, versions }: Changes): void {
    if (progress) this.#progress = progress;
    for (const each of code) this.#code.set(keyOf(each), each);
    for (const each of versions) this.#versions.set(versionKey(each), each);
  }

  #listen(): void {
    this.#channel = new BroadcastChannel("mp");
    this.#channel.addEventListener("message", ({ data }: MessageEvent<Told>) => {
      if (data.type === "forgotten") this.#forgotten();
      else this.#adopt(data.changes);
    });
    addEventListener("pagehide", () => void this.flush());
    // A page that the browser had put away has heard nothing meanwhile.
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted)
        void this.database()
          .then((database) => this.#take(database))
          .catch(() => {});
    });
  }

  #forgotten(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = noChanges;
    for (const key of this.#code.keys()) this.#outside.set(key, this.outside(key) + 1);
    this.#code.clear();
    this.#versions.clear();
    this.#progress = noProgress;
    this.collisions.set([]);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The later changes in place of the earlier ones. */
function together(before: Changes, after: Changes): Changes {
  const byKey = <T>(all: readonly T[], key: (each: T) => string): T[] => [
    ...new Map(all.map((each) => [key(each), each])).values(),
  ];
  return {
    progress: after.progress ?? before.progress,
    code: byKey([...before.code, ...after.code], keyOf),
    versions: byKey([...before.versions, ...after.versions], versionKey),
  };
}
