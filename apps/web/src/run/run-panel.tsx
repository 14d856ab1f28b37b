/** Running a lesson's program, or checking an exercise, and what there is to see of it. */

import { type Activity, endingOf, type LessonSession, programFile, texts } from "@mp/tutor";
import { useStore } from "@mp/tutor/react";
import { lazy, type ReactNode, Suspense } from "react";
import { useLanguage, useWords } from "../app/language.tsx";
import { useCanRun } from "../state/sandbox.ts";
import { Output } from "./output.tsx";
import { Verdict } from "./verdict.tsx";

const Pictures = lazy(() => import("../pictures/pictures.tsx"));
const Timeline = lazy(() => import("../timeline/timeline-view.tsx"));

/** Draws the panel. */
export function RunPanel({ session }: { readonly session: LessonSession }): ReactNode {
  const text = useWords();
  const { phase, activity } = useStore(session);
  const isBusy = phase !== "idle";
  const mayRun = useCanRun();
  return (
    <aside className="run" aria-label={text.program}>
      <div className="run-bar">
        {isBusy ? (
          <button type="button" className="stop" onClick={() => session.stop()}>
            {text.stop}
          </button>
        ) : (
          <button
            type="button"
            className="primary"
            disabled={!mayRun}
            onClick={() => void session.run({ traced: true })}
          >
            {text.run}
          </button>
        )}
        {session.lesson.exercise && !isBusy ? (
          <button type="button" className="second" disabled={!mayRun} onClick={() => void session.check()}>
            {text.check}
          </button>
        ) : null}
        <span className="run-state" role="status">
          {isBusy ? <Busy kind={phase} /> : activity ? <Ended activity={activity} /> : null}
        </span>
      </div>
      {mayRun ? null : <p className="reduced">{text.reduced}</p>}
      {activity?.error === undefined ? null : <p className="trouble">{activity.error}</p>}
      <Trouble activity={activity} />
      {activity?.grading ? <Verdict session={session} grading={activity.grading} /> : null}
      <Output lines={activity?.output ?? []} written={activity?.written} />
      {activity?.trace ? (
        <Suspense fallback={<p className="faint">{text.loading}</p>}>
          <Timeline trace={activity.trace} isRunning={isBusy} file={programFile(session.lesson)} />
        </Suspense>
      ) : null}
      {mayRun ? (
        <Suspense fallback={null}>
          <Pictures session={session} />
        </Suspense>
      ) : null}
    </aside>
  );
}

function Busy({ kind }: { readonly kind: "running" | "checking" }): ReactNode {
  const text = useWords();
  return (
    <>
      <span className="pulse" aria-hidden="true" /> {text[kind]}
    </>
  );
}

function Ended({ activity: { end, time } }: { readonly activity: Activity }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  if (end === undefined) return null;
  if (end.stopped || end.limit) return text.stopped;
  const seconds = (time / 1000).toLocaleString(language, { maximumFractionDigits: 2 });
  return `${texts(language).ended(endingOf(end))} · ${seconds} s`;
}

function Trouble({ activity }: { readonly activity: Activity | undefined }): ReactNode {
  const language = useLanguage();
  const { trouble } = activity ?? {};
  if (trouble === undefined || trouble.kind === "stopped") return null;
  return (
    <p className="trouble" role="alert">
      {texts(language).trouble(trouble)}
    </p>
  );
}
