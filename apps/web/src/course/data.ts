/** The course as pages get it: a table of contents, and each lesson by itself. Made by `course/make.ts` when the app is built. */

import type { Language, Lesson, Localized } from "@mp/content";

/** A lesson in the table of contents. */
export interface LessonEntry {
  readonly id: string;
  readonly number: string;
  readonly kind: Lesson["kind"];
  readonly minutes: number;
  readonly title: Localized;
  readonly objective: Localized;
}

/** A module in the table of contents. */
export interface ModuleEntry {
  readonly id: string;
  readonly number: number;
  readonly title: Localized;
  readonly summary: Localized;
  readonly lessons: readonly LessonEntry[];
}

/** The table of contents. */
export interface CourseIndex {
  readonly title: Localized;
  readonly summary: Localized;
  readonly modules: readonly ModuleEntry[];
}

/** A term that a lesson uses. */
export interface TermEntry {
  readonly name: Localized;
  readonly meaning: Localized;
}

/** What a lesson's page needs. */
export interface LessonData {
  readonly lesson: Lesson;
  /** The terms its texts link to, by id. */
  readonly terms: Readonly<Record<string, TermEntry>>;
}

/** Where the table of contents is, from the root of the site. */
export const INDEX = "data/course.json";

/** Where a lesson is, from the root of the site. */
export function lessonData(id: string): string {
  return `data/lessons/${id}.json`;
}

/** Every lesson, in order. */
export function entriesOf({ modules }: CourseIndex): readonly LessonEntry[] {
  return modules.flatMap(({ lessons }) => lessons);
}

/** A term of the glossary, with the lessons that link to it, in order. */
export interface GlossaryTerm extends TermEntry {
  readonly id: string;
  readonly lessons: readonly string[];
}

/** Where the glossary is, from the root of the site. */
export const GLOSSARY = "data/glossary.json";

/** A name that programs import from `@mp/runtime`. */
export interface RuntimeName {
  readonly name: string;
  /** What its documentation says first, in English. */
  readonly summary: string;
  /** The lessons whose programs use it, in order. */
  readonly lessons: readonly string[];
}

/** Where these names are, from the root of the site. */
export const API = "data/api.json";

/** Where the parts of lessons are that a search finds, in a language. */
export function searchData(language: Language): string {
  return `data/search/${language}.json`;
}
