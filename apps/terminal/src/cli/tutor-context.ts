import type { Course, Language } from "@mp/content";
import type { Progress } from "@mp/tutor";
import { type Home, homeOf, readProgress } from "@mp/tutor/node";
import { readTheCourse } from "../course-folder.ts";

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

/** Reads the course and what is known of the student. */
export async function openTutor(env: NodeJS.ProcessEnv, language: Language): Promise<TutorContext> {
  const home = homeOf(env);
  const { course, folder } = await readTheCourse({ cache: home.cache, other: env["MP_COURSE"] });
  const { progress, setAside } = readProgress(home.progress);
  return { course, courseFolder: folder, home, language, progress, setAside };
}
