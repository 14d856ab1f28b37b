/** The languages the course is written in; Spanish is its first. */
export const LANGUAGES = ["es", "en"] as const;

/** A language of the course. */
export type Language = (typeof LANGUAGES)[number];

/** The same thing in every language of the course. */
export type Localized<T = string> = Readonly<Record<Language, T>>;

/** Whether a string names a language of the course. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** Builds a value for each language. */
export function perLanguage<T>(build: (language: Language) => T): Localized<T> {
  return { es: build("es"), en: build("en") };
}
