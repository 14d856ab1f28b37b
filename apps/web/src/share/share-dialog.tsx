/** The link to the program in the editor, to be copied. */

import { type LessonSession, programFile, resultsOf } from "@mp/tutor";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useLocation } from "react-router";
import { BASE } from "../app/base.ts";
import { useLanguage } from "../app/language.tsx";
import { student } from "../state/student.ts";
import { CopyButton } from "./copy-button.tsx";
import { shareHash } from "./link.ts";
import { shareWords } from "./texts/index.ts";
import "../styles/share.css";

interface DialogProps {
  readonly session: LessonSession;
  readonly close: () => void;
}

/** Draws it, open. */
export default function ShareDialog({ session, close }: DialogProps): ReactNode {
  const language = useLanguage();
  const text = shareWords(language);
  const dialog = useRef<HTMLDialogElement>(null);
  const schedule = failingSchedule(session);
  const [withSchedule, setWithSchedule] = useState(schedule !== undefined);
  const link = useLink(session, withSchedule ? schedule : undefined);
  useEffect(() => dialog.current?.showModal(), []);
  // It belongs to the page, not to the bar with its button.
  return createPortal(
    <dialog ref={dialog} className="share" aria-label={text.share} onClose={close}>
      <h2>{text.share}</h2>
      <p>{text.shareMore}</p>
      {link === "too-large" ? (
        <p role="alert">{text.problem["too-large"]}</p>
      ) : (
        <input
          className="share-link"
          readOnly
          aria-label={text.link}
          value={link ?? ""}
          onFocus={({ target }) => target.select()}
        />
      )}
      {schedule === undefined ? null : (
        <label className="share-schedule">
          <input
            type="checkbox"
            checked={withSchedule}
            onChange={({ target }) => setWithSchedule(target.checked)}
          />{" "}
          {text.withSchedule}
        </label>
      )}
      <p className="shared-row">
        <CopyButton text={link === "too-large" ? undefined : link} words={text} />
        <button type="button" className="second" onClick={() => dialog.current?.close()}>
          {text.close}
        </button>
      </p>
    </dialog>,
    document.body,
  );
}

/** The link, when it is made. */
function useLink({ lesson }: LessonSession, schedule: string | undefined): string | undefined {
  const language = useLanguage();
  const { pathname } = useLocation();
  const [link, setLink] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    const file = programFile(lesson);
    const source = student.code.read({ lesson, language, name: file });
    shareHash({ file, source, schedule }).then(
      (hash) => isWanted && setLink(new URL(BASE.slice(0, -1) + pathname + hash, location.href).href),
      () => isWanted && setLink("too-large"),
    );
    return () => {
      isWanted = false;
    };
  }, [lesson, language, pathname, schedule]);
  return link;
}

/** The schedule with which the program failed its check, if it was checked last and did. */
function failingSchedule(session: LessonSession): string | undefined {
  const { activity, language } = session.get();
  const { exercise } = session.lesson;
  if (!activity?.grading || !exercise) return undefined;
  const { tests } = resultsOf(activity.grading, exercise.messages, language);
  return tests.find(({ schedule }) => schedule !== null)?.schedule ?? undefined;
}
