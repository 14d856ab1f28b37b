import type { Language, Lesson } from "@mp/content";
import type { LessonProgress, Progress } from "./format.ts";

/** How far a lesson is. */
export function statusOf(progress: Progress, lesson: Pick<Lesson, "id">): "new" | "started" | "done" {
  const own = progress.lessons[lesson.id];
  if (!own) return "new";
  return own.doneAt ? "done" : "started";
}

/** The language that the student chose, if they did. */
export function languageOf({ language }: Progress): Language | undefined {
  return language?.value;
}

/** Id of the lesson that was open last, if one was. */
export function lastOpenOf({ last }: Progress): string | undefined {
  return last?.value;
}

/** The answers a student has given to a question, counted from 0, the prediction first. */
export function answersTo(own: LessonProgress | undefined, question: string): readonly number[] {
  return own?.answers[question]?.map(({ answer }) => answer) ?? [];
}

/** What is still to do before a lesson counts as done. */
export function leftOf(
  progress: Progress,
  lesson: Lesson,
): { run: boolean; questions: number; check: boolean } {
  const own = progress.lessons[lesson.id];
  const questions = lesson.text.es.sections.filter(
    (section) => section.kind === "question" && answersTo(own, section.id).length === 0,
  ).length;
  if (lesson.kind === "exercise") return { run: false, questions, check: !own?.doneAt };
  return { run: !own?.ranAt, questions, check: false };
}
