import { type Course, findLesson, type Lesson, lessonsOf } from "@mp/content";
import type { CliTexts } from "../texts/cli-texts.ts";
import { mistyped } from "./command-error.ts";
import { nearest } from "./nearest.ts";

/** The lesson that was named, by its id or its number. @throws {CommandError} */
export function namedLesson(course: Course, name: string, words: CliTexts): Lesson {
  const lesson = findLesson(course, name);
  if (lesson === undefined) throw mistyped(words.unknownLesson(name, nearLesson(course, name)));
  return lesson;
}

/** The exercise that was named. @throws {CommandError} */
export function namedExercise(
  course: Course,
  name: string,
  words: CliTexts,
): Lesson & Required<Pick<Lesson, "exercise">> {
  const { exercise, ...lesson } = namedLesson(course, name, words);
  if (exercise === undefined) throw mistyped(words.notAnExercise(lesson.id));
  return { ...lesson, exercise };
}

/** The id of the lesson that was most likely meant. */
export function nearLesson(course: Course, name: string): string | undefined {
  return nearest(
    name,
    lessonsOf(course).map(({ id }) => id),
  );
}
