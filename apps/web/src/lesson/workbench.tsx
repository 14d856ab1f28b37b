/** Where a student works on a lesson's program. As long as nothing is known of the student it is the program as it is given. */

import type { Lesson } from "@mp/content";
import { programFile } from "@mp/tutor";
import { lazy, type ReactNode, Suspense } from "react";
import { useLocation } from "react-router";
import { Icon } from "../app/icons.tsx";
import { useLanguage, useWords } from "../app/language.tsx";
import { isShareHash } from "../share/hash.ts";
import { givenSource } from "../state/code.ts";
import { useHydrated } from "../state/hydrated.ts";
import { EditorShade } from "./editor-shade.tsx";

const OwnWorkbench = lazy(async () => {
  // Both on their way at once.
  void import("../editor/editor.tsx");
  return import("./own-workbench.tsx");
});

const SharedWorkbench = lazy(() => import("../share/shared-workbench.tsx"));

interface WorkbenchProps {
  readonly lesson: Lesson;
}

/** Draws it. */
export function Workbench({ lesson }: WorkbenchProps): ReactNode {
  const { hash } = useLocation();
  if (!useHydrated()) return <Given lesson={lesson} />;
  return (
    <Suspense fallback={<Given lesson={lesson} />}>
      {isShareHash(hash) ? <SharedWorkbench lesson={lesson} /> : <OwnWorkbench lesson={lesson} />}
    </Suspense>
  );
}

/** The program as it is given, with everything in the place that it will have. */
function Given({ lesson }: WorkbenchProps): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const name = programFile(lesson);
  return (
    <section className="workbench" id="program" tabIndex={-1} aria-label={text.editor}>
      <div className="editor-bar">
        <h2>
          <Icon name="code" /> {name}
        </h2>
      </div>
      <EditorShade source={givenSource({ lesson, language, name })} />
      <div className="run-bar">
        <button type="button" className="primary" disabled>
          {text.run}
        </button>
      </div>
    </section>
  );
}
