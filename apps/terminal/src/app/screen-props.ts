import type { Language, Lesson } from "@mp/content";
import type { TutorContext } from "../cli/tutor-context.ts";
import type { Student } from "./student.ts";

/** What every screen is given. */
export interface ScreenProps {
  readonly context: TutorContext;
  readonly student: Student;
  readonly language: Language;
  /** Goes to the other language. */
  readonly switchLanguage: () => void;
}

/** What the screen of a lesson is given. */
export interface LessonScreenProps extends ScreenProps {
  readonly lesson: Lesson;
  /** Where to begin to read; at the beginning if left out. */
  readonly heading: string | undefined;
  /** Goes to another lesson, or back to the list. */
  readonly go: (lesson: Lesson | undefined) => void;
}
