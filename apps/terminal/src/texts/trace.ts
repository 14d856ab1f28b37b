import type { Language, Localized } from "@mp/content";
import { en } from "./trace-en.ts";
import { es } from "./trace-es.ts";
import type { TraceTexts } from "./trace-texts.ts";

const all: Localized<TraceTexts> = { es, en };

/** The words of `mp trace` and `mp explore` in one language. */
export function traceWords(language: Language): TraceTexts {
  return all[language];
}
