/** The files of a lesson: the student's own in the editor, the others to be read. */

import { type LessonSession, programFile } from "@mp/tutor";
import { useStore } from "@mp/tutor/react";
import { lazy, type ReactNode, Suspense, useId, useState, useSyncExternalStore } from "react";
import { useLanguage, useWords } from "../app/language.tsx";
import { ShareButton } from "../share/share-button.tsx";
import { student } from "../state/student.ts";
import { EditorShade } from "./editor-shade.tsx";
import { FileTabs } from "./file-tabs.tsx";
import { fileNames } from "./files.ts";
import { ReadOnlyFile } from "./read-only-file.tsx";

const Editor = lazy(() => import("../editor/editor.tsx"));

interface FilesProps {
  readonly session: LessonSession;
  /** The name of the one that is shown. */
  readonly shown: string;
  readonly show: (name: string) => void;
}

/** Draws them. */
export function OwnFiles({ session, shown, show }: FilesProps): ReactNode {
  const text = useWords();
  const { hasOwn } = useStore(session);
  const { lesson } = session;
  const names = fileNames(lesson);
  const panel = useId();
  const [resets, setResets] = useState(0);
  const isOwn = shown === programFile(lesson);
  const reset = (): void => {
    session.reset();
    setResets(resets + 1);
  };
  return (
    <>
      <div className="editor-bar">
        <FileTabs names={names} shown={shown} show={show} panel={panel} />
        {isOwn ? <ShareButton session={session} /> : null}
        {hasOwn && isOwn ? (
          <button type="button" className="quiet" onClick={reset}>
            {text.reset}
          </button>
        ) : null}
      </div>
      <div id={panel} role={names.length === 1 ? undefined : "tabpanel"} aria-label={shown}>
        {/* It stays: what it can undo would be lost. */}
        <div hidden={!isOwn}>
          <OwnFile session={session} resets={resets} />
        </div>
        {isOwn ? null : <ReadOnlyFile lesson={lesson} name={shown} />}
      </div>
    </>
  );
}

interface OwnFileProps {
  readonly session: LessonSession;
  /** How often the program was put back: then the editor begins anew. */
  readonly resets: number;
}

function OwnFile({ session, resets }: OwnFileProps): ReactNode {
  const language = useLanguage();
  const { hasOwn } = useStore(session);
  const { lesson } = session;
  const file = { lesson, language, name: programFile(lesson) };
  const source = student.code.read(file);
  const outside = useSyncExternalStore(student.code.subscribe, () => student.code.outside(file));
  const change = (changed: string): void => {
    student.code.write(file, changed);
    session.refresh();
  };
  return (
    <Suspense fallback={<EditorShade source={source} />}>
      <Editor
        key={`${language} ${resets} ${outside}`}
        source={source}
        label={file.name}
        isOwn={hasOwn}
        onChange={change}
      />
    </Suspense>
  );
}
