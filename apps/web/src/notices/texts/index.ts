import type { Language } from "@mp/content";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { NoticeTexts } from "./texts.ts";

/** The words of notices in a language. */
export function noticeWords(language: Language): NoticeTexts {
  return { es, en }[language];
}
