import type { Language, Localized } from "@mp/content";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { TerminalTexts } from "./texts.ts";

const all: Localized<TerminalTexts> = { es, en };

/** The terminal tutor's words in one language. */
export function words(language: Language): TerminalTexts {
  return all[language];
}
