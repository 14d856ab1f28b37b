import type { Language } from "@mp/content";
import { en } from "./timeline-en.ts";
import { es } from "./timeline-es.ts";
import type { TimelineTexts } from "./timeline-texts.ts";

const all: Readonly<Record<Language, TimelineTexts>> = { es, en };

/** The words of the timeline in a language. */
export function timelineWords(language: Language): TimelineTexts {
  return all[language];
}
