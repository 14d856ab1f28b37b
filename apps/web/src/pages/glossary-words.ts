/** What the glossary says beside its terms. */

import type { Language } from "@mp/content";

/** Its words. */
export interface GlossaryWords {
  readonly summary: string;
  readonly lessons: string;
  readonly moreLessons: (n: number) => string;
  /** Over the names of the runtime. */
  readonly api: string;
  readonly apiMore: string;
}

const all: Readonly<Record<Language, GlossaryWords>> = {
  es: {
    summary: "Los términos del curso, en español y en inglés: qué significan y en qué lecciones aparecen.",
    lessons: "En las lecciones:",
    moreLessons: (n) => `y en ${n} más`,
    api: "Los nombres de @mp/runtime",
    apiMore:
      "Lo que un programa puede importar, con la primera frase de su documentación, que está en inglés.",
  },
  en: {
    summary:
      "The terms of the course, in English and in Spanish: what they mean, and the lessons that use them.",
    lessons: "In the lessons:",
    moreLessons: (n) => `and ${n} more`,
    api: "The names of @mp/runtime",
    apiMore: "What a program can import, with the first sentence of its documentation.",
  },
};

/** In a language. */
export function glossaryWords(language: Language): GlossaryWords {
  return all[language];
}
