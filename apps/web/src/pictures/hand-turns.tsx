/** Whose turn it may be, each with what it would do; and who cannot go on, with the reason. */

import { type HandPoint, waitingAt } from "@mp/tutor/explore";
import type { ReactNode } from "react";
import { useLanguage } from "../app/language.tsx";
import { laneOf } from "../run/lane.ts";
import { exploreWords } from "../texts/explore.ts";
import { timelineWords } from "../texts/timeline.ts";
import { causeWords } from "../timeline/at-cursor.ts";

interface ChoicesProps {
  readonly point: HandPoint;
  /** The next decision of the schedule that is gone through. */
  readonly scripted: number | undefined;
  readonly choose: (at: number) => void;
  /** The student turns to one of them, or away. */
  readonly look: (at: number | undefined) => void;
}

/** Draws the choices. */
export function Choices({ point, scripted, choose, look }: ChoicesProps): ReactNode {
  const { scheduler: text } = exploreWords(useLanguage());
  return (
    <section>
      <h4>{text.choose}</h4>
      <ol className="turns">
        {point.ready.map(({ pid, name, next }, at) => (
          <li key={pid}>
            <button
              type="button"
              className={`turn lane-${laneOf(pid)}`}
              aria-current={scripted === at ? "step" : undefined}
              onClick={() => choose(at)}
              onFocus={() => look(at)}
              onPointerEnter={() => look(at)}
              onPointerLeave={() => look(undefined)}
            >
              <kbd>{at + 1}</kbd> <strong>{name}</strong> <code>{next?.action ?? text.comesToItsEnd}</code>
              {next?.place === undefined ? null : <span className="faint"> {next.place}</span>}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Draws those that wait. */
export function Waiting({ point }: { readonly point: HandPoint }): ReactNode {
  const language = useLanguage();
  const { scheduler } = exploreWords(language);
  const text = timelineWords(language);
  const waiting = waitingAt(point);
  if (waiting.length === 0) return null;
  const seq = point.trace.events.at(-1)?.seq ?? 0;
  return (
    <section>
      <h4>{point.end === undefined ? scheduler.waiting : scheduler.stillThere}</h4>
      <ul className="turns">
        {waiting.map(({ pid, name, intervals }) => {
          const last = intervals.at(-1);
          const why = last?.cause && causeWords(last.cause, point.trace, { seq, text });
          return (
            <li key={pid} className={`turn lane-${laneOf(pid)}`}>
              <strong>{name}</strong>{" "}
              <span className="is-blocked">{why ?? text.states[last?.state ?? "blocked"]}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
