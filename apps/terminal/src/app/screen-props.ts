import type { Language } from "@mp/content";
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
