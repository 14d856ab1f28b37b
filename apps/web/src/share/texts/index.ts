import type { Language } from "@mp/content";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { ShareTexts } from "./texts.ts";

/** The words of sharing in a language. */
export function shareWords(language: Language): ShareTexts {
  return { es, en }[language];
}
