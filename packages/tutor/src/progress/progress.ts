import { type Language, LANGUAGES, type Lesson } from "@mp/content";
import { z } from "zod";

/** What a student has done in one lesson. */
export interface LessonProgress {
  readonly startedAt: string;
  readonly ranAt?: string | undefined;
  readonly doneAt?: string | undefined;
  /** Question id → the answer chosen, counted from 0. */
  readonly answers: Readonly<Record<string, number>>;
  /** Task number → hints shown. */
  readonly hints: Readonly<Record<string, number>>;
  readonly checks: number;
}

/** A student's progress: the one format of every front end. */
export interface Progress {
  readonly version: 1;
  readonly language?: Language | undefined;
  /** Id of the lesson that was open last. */
  readonly last?: string | undefined;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

const time = z.iso.datetime();

const lessonProgressSchema: z.ZodType<LessonProgress> = z.object({
  startedAt: time.describe("When the lesson was first opened."),
  ranAt: time.optional().describe("When its program first ran to its end."),
  doneAt: time.optional().describe("When it was first done."),
  answers: z.record(z.string(), z.int().min(0)).describe("Question id → the answer chosen, counted from 0."),
  hints: z.record(z.string(), z.int().min(0)).describe("Task number → hints shown."),
  checks: z.int().min(0).describe("How often the exercise was checked."),
});

/** The shape of a progress file, version 1. */
export const progressSchema: z.ZodType<Progress> = z.object({
  version: z.literal(1),
  language: z.enum(LANGUAGES).optional().describe("The language chosen by the student."),
  last: z.string().optional().describe("Id of the lesson that was open last."),
  lessons: z.record(z.string(), lessonProgressSchema),
});

/** A student who has not begun. */
export const noProgress: Progress = { version: 1, lessons: {} };

/** How far a lesson is. */
export function statusOf(progress: Progress, lesson: Lesson): "new" | "started" | "done" {
  const own = progress.lessons[lesson.id];
  if (!own) return "new";
  return own.doneAt ? "done" : "started";
}

/** What is still to do before a lesson counts as done. */
export function leftOf(
  progress: Progress,
  lesson: Lesson,
): { run: boolean; questions: number; check: boolean } {
  const own = progress.lessons[lesson.id];
  const isOpen = (id: string) => own?.answers[id] === undefined;
  const questions = lesson.text.es.sections.filter(
    (section) => section.kind === "question" && isOpen(section.id),
  ).length;
  if (lesson.kind === "exercise") return { run: false, questions, check: !own?.doneAt };
  return { run: !own?.ranAt, questions, check: false };
}
