import type { Language, Localized } from "@mp/content";
import { en } from "./manual-en.ts";
import { es } from "./manual-es.ts";
import type { ManualTexts } from "./manual-texts.ts";

const all: Localized<ManualTexts> = { es, en };

/** The manual of `mp` in one language. */
export function manualWords(language: Language): ManualTexts {
  return all[language];
}
