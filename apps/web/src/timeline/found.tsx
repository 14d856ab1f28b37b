/** What was found in a run, each with the way to where it shows. */

import { explain } from "@mp/inspect";
import type { ReactNode } from "react";
import { useLanguage } from "../app/language.tsx";
import { timelineWords } from "../texts/timeline.ts";
import type { Cursor } from "./cursor.ts";
import type { Recorded } from "./recorded.ts";

interface FoundProps {
  readonly recorded: Recorded;
  readonly cursor: Cursor;
}

/** Draws the list. */
export function Found({ recorded, cursor }: FoundProps): ReactNode {
  const language = useLanguage();
  const text = timelineWords(language);
  const { findings, steps, trace } = recorded;
  if (findings.length === 0) return <p className="faint">{text.nothingFound}</p>;
  return (
    <section className="found">
      <h3>{text.found}</h3>
      <ul>
        {findings.map((finding, place) => {
          const last = finding.events.reduce((a, b) => Math.max(a, b), 0);
          const at = steps.findLastIndex(({ seq }) => seq <= last);
          return (
            <li key={place} className={finding.severity}>
              <p>
                <strong>{text.severity[finding.severity]}.</strong> {explain(finding, trace, language)}
              </p>
              {at === -1 ? null : (
                <button type="button" className="quiet" onClick={() => cursor.to(at)}>
                  {text.goTo}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
