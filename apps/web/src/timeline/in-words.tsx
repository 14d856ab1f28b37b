/** A run without a picture: its steps as a table, some at a time, and the account of all of it. */

import { account } from "@mp/inspect";
import { useStore } from "@mp/tutor/react";
import { type ReactNode, useMemo, useState } from "react";
import { useLanguage } from "../app/language.tsx";
import { laneOf } from "../run/lane.ts";
import { timelineWords } from "../texts/timeline.ts";
import { processName } from "./at-cursor.ts";
import type { Cursor } from "./cursor.ts";
import { momentsOf } from "./drawing.ts";
import type { Recorded } from "./recorded.ts";

interface InWordsProps {
  readonly recorded: Recorded;
  readonly cursor: Cursor;
}

/** Rows of the table at a time. */
const PAGE = 50;
/** An account of a long run is cut: each of its parts has so many lines at most. */
const MOST_LINES = 200;

/** Draws both, closed at first. */
export function InWords({ recorded, cursor }: InWordsProps): ReactNode {
  const text = timelineWords(useLanguage());
  return (
    <>
      <Opened summary={text.allEvents(recorded.steps.length)}>
        {() => <Steps recorded={recorded} cursor={cursor} />}
      </Opened>
      <Opened summary={text.inWords}>{() => <Account recorded={recorded} />}</Opened>
    </>
  );
}

interface OpenedProps {
  readonly summary: string;
  readonly children: () => ReactNode;
}

/** Something that is made when it is opened. */
function Opened({ summary, children }: OpenedProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen ? children() : null}
    </details>
  );
}

function Account({ recorded: { trace, timeline, findings } }: { readonly recorded: Recorded }): ReactNode {
  const language = useLanguage();
  const told = useMemo(
    () => account(trace, language, { timeline, findings, most: MOST_LINES }),
    [trace, timeline, findings, language],
  );
  return (
    <pre className="account" tabIndex={0}>
      {told}
    </pre>
  );
}

/** The page of steps around the one where the scrubber stands. */
function Steps({ recorded, cursor }: InWordsProps): ReactNode {
  const text = timelineWords(useLanguage());
  const { at } = useStore(cursor);
  const { steps, trace } = recorded;
  const moments = momentsOf(recorded);
  const from = Math.floor(at / PAGE) * PAGE;
  const shown = steps.slice(from, from + PAGE);
  const [when, names] = [trace.mode === "controlled" ? undefined : text.milliseconds, text.columns];
  return (
    <div className="steps">
      <table>
        <thead>
          <tr>
            {names.map((name, place) =>
              place === 1 && when === undefined ? null : (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((step, place) => (
            <tr key={step.seq} aria-current={from + place === at ? "step" : undefined}>
              <th scope="row">
                <button type="button" className="quiet" onClick={() => cursor.to(from + place)}>
                  {from + place + 1}
                </button>
              </th>
              {when === undefined ? null : <td>{when(moments.get(step.seq)?.time ?? 0)}</td>}
              <td className={`who lane-${laneOf(step.pid)}`}>{processName(trace, step.pid)}</td>
              <td>
                <code>{step.action}</code>
                {step.isFault ? <span className="is-fault"> ▼ {text.fault}</span> : null}
              </td>
              <td>{step.place}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {steps.length > PAGE ? <Pages from={from} count={steps.length} to={cursor.to} /> : null}
    </div>
  );
}

interface PagesProps {
  readonly from: number;
  readonly count: number;
  readonly to: (at: number) => void;
}

/** The way to the pages before and after. */
function Pages({ from, count, to }: PagesProps): ReactNode {
  const text = timelineWords(useLanguage());
  const end = Math.min(count, from + PAGE);
  return (
    <p className="steps-pages">
      <button type="button" className="quiet" disabled={from === 0} onClick={() => to(from - PAGE)}>
        {text.earlier}
      </button>{" "}
      {text.pages(from + 1, end, count)}{" "}
      <button type="button" className="quiet" disabled={end === count} onClick={() => to(end)}>
        {text.later}
      </button>
    </p>
  );
}
