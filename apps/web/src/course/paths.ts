/** Addresses of pages: `/es/`, `/es/el-cerrojo/`. */

import { isLanguage, type Language } from "@mp/content";

/** The course's map in a language. */
export function mapPath(language: Language): string {
  return `/${language}/`;
}

/** A lesson's page. */
export function lessonPath(language: Language, id: string): string {
  return `/${language}/${id}/`;
}

/** Where a student sees what is kept of them. No lesson has this id. */
export const PROGRESS = "progress";

/** The page of what is kept of the student. */
export function progressPath(language: Language): string {
  return `/${language}/${PROGRESS}/`;
}

/** The glossary, under the same address in each language: no lesson has this id. */
export function glossaryPath(language: Language): string {
  return `/${language}/glossary/`;
}

/** The same page in another language. */
export function inLanguage(path: string, language: Language): string {
  const [, first = "", ...rest] = path.split("/");
  return isLanguage(first) ? ["", language, ...rest].join("/") : mapPath(language);
}

/** The language that an address says. */
export function languageIn(path: string): Language | undefined {
  const first = path.split("/")[1] ?? "";
  return isLanguage(first) ? first : undefined;
}
