/** Makes what pages get of the course. Runs when the app is built, and in the development server. */

import { type Course, type Glossary, type Lesson, LANGUAGES, lessonsOf } from "@mp/content";
import {
  type CourseIndex,
  INDEX,
  type LessonData,
  lessonData,
  type LessonEntry,
  type TermEntry,
} from "./data.ts";

/** Every file of data: its path from the root of the site, and what is in it. */
export function courseFiles(course: Course): ReadonlyMap<string, CourseIndex | LessonData> {
  const files = new Map<string, CourseIndex | LessonData>([[INDEX, indexOf(course)]]);
  for (const lesson of lessonsOf(course)) {
    files.set(lessonData(lesson.id), {
      lesson: withoutMistakes(lesson),
      terms: termsOf(lesson, course.glossary),
    });
  }
  return files;
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
