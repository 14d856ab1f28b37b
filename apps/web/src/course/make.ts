/** Makes what pages get of the course. Runs when the app is built, and in the development server. */

import { type Course, type Glossary, type Lesson, LANGUAGES, lessonsOf } from "@mp/content";
import { documentsOf, type SearchDocument } from "@mp/content/search";
import {
  type CourseIndex,
  GLOSSARY,
  type GlossaryTerm,
  INDEX,
  type LessonData,
  lessonData,
  type LessonEntry,
  searchData,
  type TermEntry,
} from "./data.ts";

/** Every file of data: its path from the root of the site, and what is in it. */
export function courseFiles(course: Course): ReadonlyMap<string, CourseFile> {
  const files = new Map<string, CourseFile>([
    [INDEX, indexOf(course)],
    [GLOSSARY, glossaryOf(course)],
    ...LANGUAGES.map((language) => [searchData(language), documentsOf(course, language)] as const),
  ]);
  for (const lesson of lessonsOf(course)) {
    files.set(lessonData(lesson.id), {
      lesson: withoutMistakes(lesson),
      terms: termsOf(lesson, course.glossary),
    });
  }
  return files;
}

/** What is in a file of data. */
export type CourseFile = CourseIndex | LessonData | readonly GlossaryTerm[] | readonly SearchDocument[];

function glossaryOf(course: Course): readonly GlossaryTerm[] {
  const used = lessonsOf(course).map(({ id, text }) => ({ id, terms: new Set(termIdsIn(text)) }));
  return Object.entries(course.glossary).map(([id, { es, en, meaning }]) => ({
    id,
    name: { es, en },
    meaning,
    lessons: used.filter(({ terms }) => terms.has(id)).map((lesson) => lesson.id),
  }));
}

function indexOf({ title, summary, modules }: Course): CourseIndex {
  return {
    title,
    summary,
    modules: modules.map((module) => ({
      id: module.id,
      number: module.number,
      title: module.title,
      summary: module.summary,
      lessons: module.lessons.map(entryOf),
    })),
  };
}

function entryOf({ id, number, kind, minutes, text, objective }: Lesson): LessonEntry {
  const title = { es: text.es.title, en: text.en.title };
  return { id, number, kind, minutes, title, objective };
}

/** The programs of mistakes are for the course's own check. */
function withoutMistakes(lesson: Lesson): Lesson {
  return lesson.exercise ? { ...lesson, exercise: { ...lesson.exercise, mistakes: [] } } : lesson;
}

function termsOf(lesson: Lesson, glossary: Glossary): Record<string, TermEntry> {
  const ids = new Set(LANGUAGES.flatMap((language) => termIdsIn(lesson.text[language])));
  const entries = [...ids].flatMap((id) => {
    const entry = glossary[id];
    return entry ? [[id, { name: { es: entry.es, en: entry.en }, meaning: entry.meaning }] as const] : [];
  });
  return Object.fromEntries(entries);
}

function termIdsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, id } = value as { readonly type?: unknown; readonly id?: unknown };
  const own = type === "term" && typeof id === "string" ? [id] : [];
  return [...own, ...Object.values(value).flatMap(termIdsIn)];
}
