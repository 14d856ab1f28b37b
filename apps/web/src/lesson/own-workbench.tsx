/** The workbench of the student: their program, running and checking it, help. Loaded when the page is there. */

import type { Lesson } from "@mp/content";
import { programFile } from "@mp/tutor";
import { useStore } from "@mp/tutor/react";
import { lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from "react";
import { Icon } from "../app/icons.tsx";
import { useLanguage, useWords } from "../app/language.tsx";
import { RunPanel } from "../run/run-panel.tsx";
import { useSession } from "../state/session.ts";
import { student } from "../state/student.ts";
import { EditorShade } from "./editor-shade.tsx";
import { useFailingLines } from "./use-failing-lines.ts";
import { useKeys } from "./use-keys.ts";

const Editor = lazy(() => import("../editor/editor.tsx"));
const Help = lazy(() => import("./help.tsx"));

/** Draws it. */
export default function OwnWorkbench({ lesson }: { readonly lesson: Lesson }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const session = useSession(lesson, language);
  useKeys(session);
  useFailingLines(session);
  const { hasOwn } = useStore(session);
  const file = { lesson, language, name: programFile(lesson) };
  const source = student.code.read(file);
  const [resets, setResets] = useState(0);
  const outside = useSyncExternalStore(student.code.subscribe, () => student.code.outside(file));
  const change = (changed: string): void => {
    student.code.write(file, changed);
    session.refresh();
  };
  return (
    <section className="workbench" id="program" tabIndex={-1} aria-label={text.editor}>
      <div className="editor-bar">
        <h2>
          <Icon name="code" /> {file.name}
        </h2>
        {hasOwn ? (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              session.reset();
              setResets(resets + 1);
            }}
          >
            {text.reset}
          </button>
        ) : null}
      </div>
      <Suspense fallback={<EditorShade source={source} />}>
        <Editor
          key={`${language} ${resets} ${outside}`}
          source={source}
          label={file.name}
          isOwn={hasOwn}
          onChange={change}
        />
      </Suspense>
      <RunPanel session={session} />
      {lesson.exercise ? (
        <Suspense fallback={null}>
          <Help session={session} />
        </Suspense>
      ) : null}
    </section>
  );
}
