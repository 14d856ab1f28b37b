import type { Language, Localized } from "@mp/content";
import { en } from "./help-en.ts";
import { es } from "./help-es.ts";
import type { HelpTexts } from "./help-texts.ts";

const all: Localized<HelpTexts> = { es, en };

/** What commands say of help, copies and documents in one language. */
export function helpWords(language: Language): HelpTexts {
  return all[language];
}
