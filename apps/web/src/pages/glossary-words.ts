/** What the glossary says beside its terms. */

import type { Language } from "@mp/content";

/** Its words. */
export interface GlossaryWords {
  readonly summary: string;
  readonly lessons: string;
}

const all: Readonly<Record<Language, GlossaryWords>> = {
  es: {
    summary: "Los términos del curso, en español y en inglés: qué significan y en qué lecciones aparecen.",
    lessons: "En las lecciones:",
  },
  en: {
    summary:
      "The terms of the course, in English and in Spanish: what they mean, and the lessons that use them.",
    lessons: "In the lessons:",
  },
};

/** In a language. */
export function glossaryWords(language: Language): GlossaryWords {
  return all[language];
}
