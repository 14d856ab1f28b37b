import type { Language, Localized } from "@mp/content";
import { en } from "./cli-en.ts";
import { es } from "./cli-es.ts";
import type { CliTexts } from "./cli-texts.ts";

const all: Localized<CliTexts> = { es, en };

/** What commands say in one language. */
export function cliWords(language: Language): CliTexts {
  return all[language];
}
