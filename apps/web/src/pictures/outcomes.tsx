/** What all schedules of a program come to: folded and counted, and as a tree that is opened branch by branch. */

import type { LessonSession } from "@mp/tutor";
import type { ScheduleTree, TreeOutcome } from "@mp/tutor/explore";
import { useStore } from "@mp/tutor/react";
import { type ReactNode, useEffect, useState } from "react";
import { useLanguage } from "../app/language.tsx";
import { exploreWords } from "../texts/explore.ts";
import type { Handed } from "./handed.ts";
import { lookAt } from "./look.ts";
import { letterOf, nameOf, outcomeText } from "./outcome-text.ts";
import { Branches } from "./outcome-branches.tsx";
import { TreeSearch } from "./tree-search.ts";

interface OutcomesProps {
  readonly session: LessonSession;
  readonly handed: Handed;
  /** Goes through a schedule by hand. */
  readonly onSchedule: (schedule: string) => void;
}

/** Draws it: the schedules are tried from when this is on the page. */
export default function Outcomes({ session, handed, onSchedule }: OutcomesProps): ReactNode {
  const text = exploreWords(useLanguage());
  const [search] = useState(() => new TreeSearch(handed));
  const state = useStore(search);
  useEffect(() => {
    void search.search();
    return () => search[Symbol.dispose]();
  }, [search]);
  const { tree, searching, error } = state;
  return (
    <div className="outcomes">
      <p>{text.outcomes.about}</p>
      <div role="status">
        {error === undefined ? null : <p className="trouble">{text.cannot(error)}</p>}
        {searching === undefined ? null : <p>{text.outcomes.progress(searching)}</p>}
      </div>
      {searching === undefined ? null : (
        <button type="button" className="stop" onClick={() => search.stop()}>
          {text.stop}
        </button>
      )}
      {tree === undefined ? null : (
        <>
          <Folded tree={tree} session={session} onSchedule={onSchedule} />
          {tree.executions > 1 ? (
            <section>
              <h4>{text.outcomes.first}</h4>
              <Branches search={search} tree={tree} decisions={[]} session={session} />
            </section>
          ) : null}
        </>
      )}
    </div>
  );
}

interface FoldedProps extends Pick<OutcomesProps, "session" | "onSchedule"> {
  readonly tree: ScheduleTree;
}

/** Each outcome, how many schedules come to it, and the way to see one of them. */
function Folded({ tree, session, onSchedule }: FoldedProps): ReactNode {
  const text = exploreWords(useLanguage());
  const words = text.outcomes;
  const { outcomes, executions, complete, bound } = tree;
  const parts = outcomes.map((each, place) => words.part(each.count, nameOf(each, place)));
  return (
    <section>
      <p className="outcomes-summary">{words.summary(executions, parts)}</p>
      <p className="faint">{complete ? words.complete(bound) : words.incomplete}</p>
      <ul className="outcomes-list">
        {outcomes.map((outcome, place) => (
          <li key={outcome.schedule} className={outcome.harms ? "bad" : "good"}>
            <span className="outcome-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(outcome.count / executions) * 100}%` }} />
            </span>
            <p>
              <strong className="outcome-letter">{letterOf(place)}</strong> {sayOf(outcome, text)}{" "}
              <span className="faint">
                {outcome.harms ? words.harms : words.harmless} · {words.count(outcome.count)}
              </span>
            </p>
            <p className="outcome-ways">
              <button type="button" className="quiet" onClick={() => void lookAt(session, outcome.schedule)}>
                {text.look}
              </button>{" "}
              <button type="button" className="quiet" onClick={() => onSchedule(outcome.schedule)}>
                {words.stepThrough}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayOf(outcome: TreeOutcome, text: ReturnType<typeof exploreWords>): string {
  return outcomeText(outcome, text, (pid) => (pid === 1 ? "MainProcess" : `pid ${pid}`));
}
