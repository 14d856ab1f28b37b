import type { Language, Localized } from "@mp/content";
import { en } from "./plain-en.ts";
import { es } from "./plain-es.ts";
import type { PlainTexts } from "./plain-texts.ts";

const all: Localized<PlainTexts> = { es, en };

/** The words of the tutor as a dialogue in one language. */
export function plainWords(language: Language): PlainTexts {
  return all[language];
}
