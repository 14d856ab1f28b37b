import type { Language, Localized } from "@mp/content";
import { en } from "./doctor-en.ts";
import { es } from "./doctor-es.ts";
import type { DoctorTexts } from "./doctor-texts.ts";

const all: Localized<DoctorTexts> = { es, en };

/** What `mp doctor` says in one language. */
export function doctorWords(language: Language): DoctorTexts {
  return all[language];
}
