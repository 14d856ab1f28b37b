import type { Language, Localized } from "@mp/content";
import { en } from "./screen-en.ts";
import { es } from "./screen-es.ts";
import type { ScreenTexts } from "./screen-texts.ts";

const all: Localized<ScreenTexts> = { es, en };

/** The words of the screens in one language. */
export function screenWords(language: Language): ScreenTexts {
  return all[language];
}
