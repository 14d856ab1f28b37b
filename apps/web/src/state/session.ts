/** The session of the lesson that is open. */

import type { Language, Lesson } from "@mp/content";
import { LessonSession, type SessionPorts } from "@mp/tutor";
import { sandboxGrader, sandboxRunner } from "@mp/tutor/web";
import { useEffect, useState } from "react";
import { loadCheck, loadSandbox, useReadySandbox } from "./sandbox.ts";
import { student } from "./student.ts";

/** Where a session keeps what is done in it. */
type Stores = Pick<SessionPorts, "code" | "progress">;

/** Opens a lesson, and closes it when the page is left. */
export function useSession(lesson: Lesson, language: Language, stores: Stores = student): LessonSession {
  const [session] = useState(() => open(lesson, language, stores));
  useReadySandbox();
  useEffect(() => {
    session.start();
    return () => session.stop();
  }, [session]);
  // Another tab may have changed the program.
  useEffect(() => student.code.subscribe(() => session.refresh()), [session]);
  useEffect(() => session.choose(language), [session, language]);
  return session;
}

function open(lesson: Lesson, language: Language, { code, progress }: Stores): LessonSession {
  const ports = {
    runner: sandboxRunner(loadSandbox),
    grader: sandboxGrader(loadSandbox, loadCheck),
    code,
    progress,
    now: () => new Date(),
  };
  return new LessonSession(lesson, ports, { language });
}
