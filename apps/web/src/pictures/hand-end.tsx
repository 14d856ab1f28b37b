/** How an execution by hand ended: what came out, and the fault that did harm, if one did. */

import { explain } from "@mp/inspect";
import type { LessonSession } from "@mp/tutor";
import type { HandEnd, HandPoint } from "@mp/tutor/explore";
import type { ReactNode } from "react";
import { useLanguage } from "../app/language.tsx";
import { exploreWords } from "../texts/explore.ts";
import { processName } from "../timeline/at-cursor.ts";
import { Waiting } from "./hand-turns.tsx";
import { lookAt } from "./look.ts";
import { outcomeText } from "./outcome-text.ts";

interface EndedProps {
  readonly point: HandPoint;
  readonly end: HandEnd;
  readonly session: LessonSession;
}

/** Draws it. */
export function Ended({ point, end, session }: EndedProps): ReactNode {
  const language = useLanguage();
  const text = exploreWords(language);
  const { outcome, findings, schedule } = end;
  const faults = findings.filter(({ severity }) => severity === "fault");
  // A race is in nearly every schedule: what came of it says more.
  const telling = faults.find(({ kind }) => kind !== "data-race");
  const isBad = outcome.kind !== "finished" || outcome.exitCode !== 0 || telling !== undefined;
  return (
    <section className={`ending ${isBad ? "bad" : "good"}`} role="status">
      <h4>{text.scheduler.over}</h4>
      <p>
        <span aria-hidden="true">{isBad ? "✗" : "✓"}</span>{" "}
        {outcomeText(end, text, (pid) => processName(point.trace, pid))}
      </p>
      {telling === undefined ? null : <p>{explain(telling, point.trace, language)}</p>}
      {outcome.kind === "deadlock" ? <Waiting point={point} /> : null}
      <button type="button" className="quiet" onClick={() => void lookAt(session, schedule)}>
        {text.look}
      </button>
    </section>
  );
}
