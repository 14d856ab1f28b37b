import type { Language, Localized } from "./languages.ts";
import type { LessonText } from "./markdown/model.ts";
import type { MessagesFile } from "./schema/exercise.ts";
import type { FigureSource } from "./schema/figures.ts";
import type { Glossary, Misconceptions } from "./schema/glossary.ts";
import type { Budget, ExpectedOutput, Visual } from "./schema/lesson.ts";

/** A file of a lesson, with the words of each language in place. */
export type SourceFile = Localized;

/** A wrong program of an exercise, and the message its check must give. */
export interface Mistake {
  readonly id: string;
  readonly misconception: string;
  readonly message: string;
  readonly source: SourceFile;
}

/** What an exercise has beyond a lesson. */
export interface Exercise {
  /** The file the student edits. */
  readonly file: string;
  readonly start: SourceFile;
  readonly solution: SourceFile;
  readonly mistakes: readonly Mistake[];
  readonly messages: MessagesFile;
  /** Where the check is, inside the course folder: the front end's loader brings it in. */
  readonly check: string;
}

/** One lesson: plain data, ready to show in any front end. */
export interface Lesson {
  readonly id: string;
  readonly kind: "lesson" | "exercise";
  /** Its place: `1.2` is the second lesson of the first module. */
  readonly number: string;
  readonly module: string;
  readonly path: string;
  readonly minutes: number;
  readonly objective: Localized;
  readonly misconceptions: readonly string[];
  readonly budget: Budget;
  readonly output?: Localized<ExpectedOutput>;
  /** Words that the programs write to stderr, if they fail on purpose; `[[es:…|en:…]]` as in `lesson.json`. */
  readonly complaint?: string | undefined;
  /** The pictures that serve it. */
  readonly visuals?: readonly Visual[] | undefined;
  /** A line of output that tells a measured `<speed-up>`, for the curve of Amdahl's law. */
  readonly speedUp?: Localized;
  readonly text: Localized<LessonText>;
  /** Where the numbers come from that its texts quote. */
  readonly figures: readonly FigureSource[];
  /** The programs the lesson runs, by name: `program.ts`, `program.py`. */
  readonly programs: Readonly<Record<string, SourceFile>>;
  readonly exercise?: Exercise;
}

/** A module with its lessons. */
export interface Module {
  readonly id: string;
  readonly number: number;
  readonly title: Localized;
  readonly summary: Localized;
  readonly prerequisites: readonly string[];
  readonly lessons: readonly Lesson[];
}

/** The whole course. */
export interface Course {
  readonly title: Localized;
  readonly summary: Localized;
  readonly modules: readonly Module[];
  readonly glossary: Glossary;
  readonly misconceptions: Misconceptions;
}

/** Every lesson of a course, in order. */
export function lessonsOf(course: Course): readonly Lesson[] {
  return course.modules.flatMap((module) => module.lessons);
}

/** The lesson a student names, by id (`mp-worker`) or by number (`1.3`). */
export function findLesson(course: Course, name: string): Lesson | undefined {
  return lessonsOf(course).find((lesson) => lesson.id === name || lesson.number === name);
}

/** A lesson's title in one language. */
export function titleOf(lesson: Lesson, language: Language): string {
  return lesson.text[language].title;
}
