/**
 * What was changed and is not in the database yet, in `localStorage`: a write there is done when the call returns, so nothing is lost when
 * the page goes the moment after. Each tab has keys of its own. Where there is no database, the journal is what is kept.
 */

import { type Changes, type CodeRecord, keyOf, type KeptVersion, versionKey } from "./records.ts";
import type { Progress } from "@mp/tutor";

const PREFIX = "mp-journal/";

/** What was read of it, and by which keys. */
export interface Journalled {
  readonly changes: Changes;
  /** Key → its text. */
  readonly entries: ReadonlyMap<string, string>;
}

/** One tab's part of it, and the way to all others'. */
export class Journal {
  readonly #tab: string;

  constructor(tab: string) {
    this.#tab = tab;
  }

  /** Writes entries. Answers whether they are there now: storage may be refused, or full. */
  write({ progress, code, versions }: Changes): boolean {
    try {
      if (progress) this.#set("progress", progress);
      for (const each of code) this.#set(`code/${keyOf(each)}`, each);
      for (const each of versions) this.#set(`version/${versionKey(each)}`, each);
      return true;
    } catch {
      return false;
    }
  }

  /** All there is, of every tab: those of tabs that are gone have nobody else. */
  read(): Journalled[] {
    const byTab = new Map<string, Map<string, string>>();
    for (const key of keys()) {
      const tab = key.slice(PREFIX.length).split("/", 1)[0] ?? "";
      const entries = byTab.get(tab) ?? new Map<string, string>();
      byTab.set(tab, entries.set(key, localStorage.getItem(key) ?? ""));
    }
    return [...byTab.values()].map((entries) => ({ entries, changes: changesIn(entries) }));
  }

  /** This tab's entries as they are now. */
  own(): ReadonlyMap<string, string> {
    const mine = keys().filter((key) => key.startsWith(`${PREFIX}${this.#tab}/`));
    return new Map(mine.map((key) => [key, localStorage.getItem(key) ?? ""]));
  }

  /** Takes entries away that are kept elsewhere by now. Those written anew since then stay. */
  remove(entries: ReadonlyMap<string, string>): void {
    for (const [key, text] of entries) if (localStorage.getItem(key) === text) localStorage.removeItem(key);
  }

  clear(): void {
    for (const key of keys()) localStorage.removeItem(key);
  }

  #set(key: string, value: object): void {
    localStorage.setItem(`${PREFIX}${this.#tab}/${key}`, JSON.stringify(value));
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    // Storage is refused.
    return [];
  }
}

function changesIn(entries: ReadonlyMap<string, string>): Changes {
  const of = <T>(kind: string): T[] =>
    [...entries].flatMap(([key, text]) => (key.split("/")[2] === kind ? [JSON.parse(text) as T] : []));
  return {
    progress: of<Progress>("progress")[0],
    code: of<CodeRecord>("code"),
    versions: of<KeptVersion>("version"),
  };
}
