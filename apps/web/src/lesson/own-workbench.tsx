/** The workbench of the student: their program, running and checking it, help. Loaded when the page is there. */

import type { Lesson } from "@mp/content";
import { programFile } from "@mp/tutor";
import { useStore } from "@mp/tutor/react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { flushSync } from "react-dom";
import { useLanguage, useWords } from "../app/language.tsx";
import { RunPanel } from "../run/run-panel.tsx";
import { useSession } from "../state/session.ts";
import { OwnFiles } from "./own-files.tsx";
import { PredictFirst } from "./predict-first.tsx";
import { useSeenOutput } from "./seen-output.ts";
import { useFailingLines } from "./use-failing-lines.ts";
import { useKeys } from "./use-keys.ts";

const Help = lazy(() => import("./help.tsx"));

/** Draws it. */
export default function OwnWorkbench({ lesson }: { readonly lesson: Lesson }): ReactNode {
  const text = useWords();
  const session = useSession(lesson, useLanguage());
  const [shown, setShown] = useState(programFile(lesson));
  useKeys(session, () => {
    // What is hidden can't have the focus.
    flushSync(() => setShown(programFile(lesson)));
    document.querySelector<HTMLElement>(".cm-content")?.focus();
  });
  useFailingLines(session);
  useSeenOutput(useStore(session).activity);
  return (
    <section className="workbench" id="program" tabIndex={-1} aria-label={text.editor}>
      <OwnFiles session={session} shown={shown} show={setShown} />
      <PredictFirst lesson={lesson} />
      <RunPanel session={session} />
      {lesson.exercise ? (
        <Suspense fallback={null}>
          <Help session={session} />
        </Suspense>
      ) : null}
    </section>
  );
}
