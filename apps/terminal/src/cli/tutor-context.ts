import type { Course, Language } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { languageOf, type Progress } from "@mp/tutor";
import { type Home, homeOf, readProgress } from "@mp/tutor/node";
import { courseFolder } from "../course-folder.ts";
import { systemLanguage } from "../language.ts";

/** What every command and screen works with. */
export interface TutorContext {
  readonly course: Course;
  readonly courseFolder: string;
  readonly home: Home;
  readonly language: Language;
  readonly progress: Progress;
  /** Where a damaged progress file was put, if there was one. */
  readonly setAside: string | undefined;
}

/** Reads the course and what is known of the student. A language asked for wins over the one chosen before. */
export function openTutor(env: NodeJS.ProcessEnv, asked: Language | undefined): TutorContext {
  const folder = courseFolder();
  const home = homeOf(env);
  const { progress, setAside } = readProgress(home.progress);
  const language = asked ?? languageOf(progress) ?? systemLanguage(env);
  return { course: readCourse(folder), courseFolder: folder, home, language, progress, setAside };
}
