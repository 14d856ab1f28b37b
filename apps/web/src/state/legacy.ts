/** Reads what the first versions of the app kept in `localStorage`; it is taken away from there when it is kept anew. */

import { anyProgressSchema, type Progress } from "@mp/tutor";
import type { Journalled } from "./journal.ts";
import { isLegacy, LEGACY } from "./legacy-keys.ts";
import type { CodeRecord, KeptVersion } from "./records.ts";

const LONG_AGO = new Date(0).toISOString();
const KEY = /^mp-code\/([^/]+)\/([^/@]+)(?:@(.+))?$/;

/** All of it. */
export function readLegacy(): Journalled {
  const keys = Object.keys(localStorage).filter(isLegacy);
  const entries = new Map(keys.map((key) => [key, localStorage.getItem(key) ?? ""]));
  const files = [...entries].flatMap(([key, source]) => {
    const [, lesson, name, at] = KEY.exec(key) ?? [];
    return lesson === undefined || name === undefined ? [] : [{ lesson, name, at, source }];
  });
  const code = files.flatMap(({ at, ...file }): CodeRecord[] =>
    at === undefined ? [{ ...file, at: LONG_AGO, seen: { legacy: 1 } }] : [],
  );
  const versions = files.flatMap(({ at, ...file }): KeptVersion[] =>
    at === undefined ? [] : [{ ...file, at, because: "reset" }],
  );
  return { entries, changes: { progress: progressIn(entries.get(LEGACY.progress)), code, versions } };
}

function progressIn(text: string | undefined): Progress | undefined {
  if (text === undefined) return undefined;
  try {
    return anyProgressSchema.parse(JSON.parse(text));
  } catch {
    // Kept, in case somebody can read it; the student goes on without.
    localStorage.setItem(`mp-damaged-${Date.now()}`, text);
    return undefined;
  }
}
