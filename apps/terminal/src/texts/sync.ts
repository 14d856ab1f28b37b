import type { Language, Localized } from "@mp/content";
import { en } from "./sync-en.ts";
import { es } from "./sync-es.ts";
import type { SyncTexts } from "./sync-texts.ts";

const all: Localized<SyncTexts> = { es, en };

/** What `mp sync` says in one language. */
export function syncWords(language: Language): SyncTexts {
  return all[language];
}
