/** What has happened in an execution by hand: the lanes so far, what is shared, and the steps, the last one first. */

import type { HandPoint } from "@mp/tutor/explore";
import { type ReactNode, useMemo } from "react";
import { useLanguage } from "../app/language.tsx";
import { laneOf } from "../run/lane.ts";
import { exploreWords } from "../texts/explore.ts";
import { timelineWords } from "../texts/timeline.ts";
import { processName, rowWords } from "../timeline/at-cursor.ts";
import { recordedOf } from "../timeline/recorded.ts";
import { rowsOf } from "../timeline/rows.ts";

/** Series of shared values that are told. */
const MOST = 12;

/** Draws it. */
export function SoFar({ point }: { readonly point: HandPoint }): ReactNode {
  const language = useLanguage();
  const { scheduler: text } = exploreWords(language);
  const recorded = useMemo(() => recordedOf(point.trace, point.end === undefined), [point]);
  const seq = point.trace.events.at(-1)?.seq ?? 0;
  const rows = rowsOf(recorded, MOST).rows.filter(({ kind }) => kind !== "lane");
  const values = rowWords(recorded, rows, seq, timelineWords(language));
  return (
    <>
      {values.length === 0 ? null : (
        <section aria-live="polite">
          <h4>{text.values}</h4>
          <ul className="values">
            {values.map(({ name, says }) => (
              <li key={name}>
                <code>{name}</code> {says}
              </li>
            ))}
          </ul>
        </section>
      )}
      {recorded.steps.length === 0 ? null : (
        <section>
          <h4>{text.soFar}</h4>
          <ol className="so-far" tabIndex={0} aria-label={text.soFar}>
            {recorded.steps.toReversed().map((step) => (
              <li key={step.seq} value={recorded.steps.indexOf(step) + 1}>
                <strong className={`who lane-${laneOf(step.pid)}`}>
                  {processName(point.trace, step.pid)}
                </strong>{" "}
                <code>{step.action}</code> <span className="faint">{step.place}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
