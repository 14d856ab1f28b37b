import type { Language, Localized } from "@mp/content";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { Texts } from "./texts.ts";

const all: Localized<Texts> = { es, en };

/** The shared words of one language. */
export function texts(language: Language): Texts {
  return all[language];
}
