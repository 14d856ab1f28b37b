import type { Language } from "./languages.ts";

// `[[es:Hola|en:Hello]]`: legal inside a string or a comment of TypeScript and of Python alike, so a program
// with placeholders still parses as it stands in the repository.
const PLACEHOLDER = /\[\[es:((?:(?!\]\]|\|en:).)*)\|en:((?:(?!\]\]).)*)\]\]/g;
const LOOKS_LIKE_ONE = /\[\[(?:es|en):[^\n]*?(?:\]\]|$)/m;

/** Puts the words of one language where a program says `[[es:…|en:…]]`. */
export function localize(source: string, language: Language): string {
  return source.replace(PLACEHOLDER, (_all, es: string, en: string) => (language === "es" ? es : en));
}

/** The first thing that looks like a placeholder and is not one: a language missing, an end missing. */
export function brokenPlaceholder(source: string): string | undefined {
  return LOOKS_LIKE_ONE.exec(source.replace(PLACEHOLDER, ""))?.[0];
}
