/** What search says. */

import type { Language } from "@mp/content";

/** Its words. */
export interface SearchWords {
  readonly label: string;
  readonly placeholder: string;
  readonly results: string;
  readonly count: (n: number) => string;
  readonly nothing: (query: string) => string;
  readonly term: string;
  readonly how: string;
}

const en: SearchWords = {
  label: "Search the course",
  placeholder: "A word of a lesson, or a term in either language",
  results: "What was found",
  count: (n) => (n === 1 ? "1 result" : `${n} results`),
  nothing: (query) => `Nothing says “${query}”.`,
  term: "term",
  how: "↑ ↓ choose · Enter goes there · Esc closes",
};

const es: SearchWords = {
  label: "Buscar en el curso",
  placeholder: "Una palabra de una lección, o un término en cualquier idioma",
  results: "Resultados",
  count: (n) => (n === 1 ? "1 resultado" : `${n} resultados`),
  nothing: (query) => `Nada dice «${query}».`,
  term: "término",
  how: "↑ ↓ eligen · Intro va allí · Esc cierra",
};

/** In a language. */
export function searchWords(language: Language): SearchWords {
  return language === "es" ? es : en;
}
