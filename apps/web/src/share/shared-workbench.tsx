/** A program that came by a link: to look at, to run, to make one's own. Until then the student's own is as it was. */

import type { Lesson } from "@mp/content";
import { programFile } from "@mp/tutor";
import { lazy, type ReactNode, Suspense, use, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { Icon } from "../app/icons.tsx";
import { useLanguage } from "../app/language.tsx";
import { useActions } from "../keys/keys.ts";
import { EditorShade } from "../lesson/editor-shade.tsx";
import { RunPanel } from "../run/run-panel.tsx";
import { useCanRun } from "../state/sandbox.ts";
import { useSession } from "../state/session.ts";
import { ShownCode } from "../state/shown-code.ts";
import { student } from "../state/student.ts";
import { LinkError, type LinkProblem, type Shared, sharedIn } from "./link.ts";
import { scratchStores } from "./scratch.ts";
import { shareWords } from "./texts/index.ts";
import "../styles/share.css";

const Editor = lazy(() => import("../editor/editor.tsx"));

/** Draws it, by the address. */
export default function SharedWorkbench({ lesson }: { readonly lesson: Lesson }): ReactNode {
  const { hash } = useLocation();
  const place = useRef<HTMLElement>(null);
  // On a telephone it is below the lesson's text; whoever opens a link wants to see what came by it.
  useEffect(() => {
    const top = place.current?.getBoundingClientRect().top ?? 0;
    if (top > innerHeight) place.current?.scrollIntoView();
  }, []);
  const read = useMemo(() => readLink(hash, programFile(lesson)), [hash, lesson]);
  return (
    <section
      ref={place}
      className="workbench"
      id="program"
      tabIndex={-1}
      aria-label={shareWords(useLanguage()).title}
    >
      <Suspense fallback={<EditorShade source="" />}>
        <Opened key={hash} read={read} lesson={lesson} />
      </Suspense>
    </section>
  );
}

type Read = Shared | LinkProblem | "other-lesson";

async function readLink(hash: string, file: string): Promise<Read> {
  try {
    const shared = await sharedIn(hash);
    return shared.file === file ? shared : "other-lesson";
  } catch (error) {
    if (error instanceof LinkError) return error.problem;
    throw error;
  }
}

function Opened({ read, lesson }: { readonly read: Promise<Read>; readonly lesson: Lesson }): ReactNode {
  const text = shareWords(useLanguage());
  const shared = use(read);
  if (typeof shared !== "string") return <SharedProgram shared={shared} lesson={lesson} />;
  return (
    <div className="shared" role="alert">
      <p>{text.problem[shared]}</p>
      <Back />
    </div>
  );
}

interface SharedProps {
  readonly shared: Shared;
  readonly lesson: Lesson;
}

function SharedProgram({ shared, lesson }: SharedProps): ReactNode {
  const language = useLanguage();
  const text = shareWords(language);
  const [stores] = useState(() => scratchStores(shared, student.progress.read()));
  const session = useSession(lesson, language, stores);
  const mayRun = useCanRun();
  useActions({ run: () => void session.run({ traced: true }), stop: () => session.stop() });
  const { file, source, schedule } = shared;
  return (
    <>
      <div className="editor-bar">
        <h2>
          <Icon name="code" /> {file}
        </h2>
      </div>
      <div className="shared" role="note">
        <p>{student.code.own({ lesson, language, name: file }) ? text.sharedBesideOwn : text.shared}</p>
        <p className="shared-row">
          <Keep lesson={lesson} shared={shared} />
          <Back />
          {schedule === undefined ? null : (
            <button
              type="button"
              className="second"
              disabled={!mayRun}
              onClick={() => void session.run({ schedule, traced: true })}
            >
              {text.replay}
            </button>
          )}
        </p>
      </div>
      <Suspense fallback={<EditorShade source={source} />}>
        <Editor source={source} label={file} isOwn={false} isReadOnly onChange={() => {}} />
      </Suspense>
      <ShownCode value={stores.code}>
        <RunPanel session={session} />
      </ShownCode>
    </>
  );
}

function Keep({ shared: { file, source }, lesson }: SharedProps): ReactNode {
  const text = shareWords(useLanguage());
  const leave = useLeave();
  return (
    <button
      type="button"
      className="primary"
      onClick={() => {
        // The student's version, if they have one, is put aside.
        student.code.take({ [lesson.id]: { [file]: source } });
        leave();
      }}
    >
      {text.keep}
    </button>
  );
}

function Back(): ReactNode {
  const text = shareWords(useLanguage());
  return (
    <button type="button" className="second" onClick={useLeave()}>
      {text.back}
    </button>
  );
}

/** Goes to the lesson without the link. The way back in the browser's history leads to it again. */
function useLeave(): () => void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return () => void navigate(pathname);
}
