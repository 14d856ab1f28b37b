import type { Language } from "@mp/content";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { WebTexts } from "./texts.ts";

const all: Readonly<Record<Language, WebTexts>> = { es, en };

/** The words of the interface in a language. */
export function words(language: Language): WebTexts {
  return all[language];
}
