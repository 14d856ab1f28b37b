import type { Language } from "@mp/content";
import { en } from "./explore-en.ts";
import { es } from "./explore-es.ts";
import type { ExploreTexts } from "./explore-texts.ts";

const all: Readonly<Record<Language, ExploreTexts>> = { es, en };

/** The words of the pictures of schedules in a language. */
export function exploreWords(language: Language): ExploreTexts {
  return all[language];
}
