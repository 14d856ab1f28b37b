/** "Be the scheduler": the student decides, at each point, which process goes on. */

import type { LessonSession } from "@mp/tutor";
import { type HandPoint, Scheduling, type SchedulingState } from "@mp/tutor/explore";
import { useStore } from "@mp/tutor/react";
import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { useLanguage, useWords } from "../app/language.tsx";
import { lineNotes } from "../lesson/line-notes.ts";
import type { ExploreTexts } from "../texts/explore-texts.ts";
import { exploreWords } from "../texts/explore.ts";
import { Ended } from "./hand-end.tsx";
import { handMarks } from "./hand-marks.ts";
import { SoFar } from "./hand-so-far.tsx";
import { Choices, Waiting } from "./hand-turns.tsx";
import { type Handed, openHand } from "./handed.ts";

interface SchedulerProps {
  readonly session: LessonSession;
  readonly handed: Handed;
  /** A schedule to go through, if there is one. */
  readonly schedule: string | undefined;
}

/** Draws it: the program is run from when this is on the page. */
export default function Scheduler({ session, handed, schedule }: SchedulerProps): ReactNode {
  const text = exploreWords(useLanguage());
  const [hand] = useState(() => new Scheduling(() => openHand(handed), schedule));
  const state = useStore(hand);
  const { point } = state;
  useEffect(() => {
    hand.start();
    return () => hand[Symbol.dispose]();
  }, [hand]);
  const [chosen, setChosen] = useState<number>();
  const next = hand.scripted ?? chosen ?? 0;
  useEffect(() => {
    if (point === undefined) return undefined;
    const { marks, step } = handMarks(point, next, handed.file);
    lineNotes.mark(marks, step);
    return () => lineNotes.mark(new Map());
  }, [point, next, handed.file]);
  return (
    <div
      className="by-hand"
      role="group"
      aria-label={useWords().pictures.scheduler}
      onKeyDown={(event) => press(event, hand)}
    >
      <p>{text.scheduler.about}</p>
      <p className="by-hand-state" role="status">
        {statusOf(state, hand.scripted, text)}
      </p>
      {point === undefined ? null : (
        <>
          {point.end === undefined ? (
            <>
              <Choices
                point={point}
                scripted={hand.scripted}
                choose={(at) => hand.choose(at)}
                look={setChosen}
              />
              <Waiting point={point} />
            </>
          ) : (
            <Ended point={point} end={point.end} session={session} />
          )}
          <Tools hand={hand} point={point} isBusy={state.busy !== undefined} />
          <SoFar point={point} />
        </>
      )}
      <p className="faint">{text.scheduler.keys}</p>
    </div>
  );
}

interface ToolsProps {
  readonly hand: Scheduling;
  readonly point: HandPoint;
  readonly isBusy: boolean;
}

function Tools({ hand, point, isBusy }: ToolsProps): ReactNode {
  const { scheduler: text } = exploreWords(useLanguage());
  const isBegin = point.decisions.length === 0 && point.end === undefined;
  return (
    <div className="by-hand-tools">
      {hand.scripted === undefined ? null : (
        <button
          type="button"
          className="primary"
          disabled={isBusy}
          onClick={() => hand.choose(hand.scripted ?? 0)}
        >
          {text.repeat}
        </button>
      )}
      <button type="button" className="second" disabled={isBusy || isBegin} onClick={() => hand.undo()}>
        {text.undo}
      </button>
      {point.end === undefined ? (
        <button type="button" className="second" disabled={isBusy} onClick={() => hand.finish()}>
          {text.finish}
        </button>
      ) : null}
      <button type="button" className="second" disabled={isBusy || isBegin} onClick={() => hand.restart()}>
        {text.again}
      </button>
      <button type="button" className="second" disabled={isBusy} onClick={() => hand.breakIt()}>
        {text.breakIt}
      </button>
    </div>
  );
}

/** What is going on: how many decisions there were, what is being done, or what came of a search. */
function statusOf(
  { point, busy, error, found, script }: SchedulingState,
  scripted: number | undefined,
  { scheduler: text, cannot }: ExploreTexts,
): string {
  if (error !== undefined) return cannot(error);
  if (busy === "searching") return text.searching;
  if (point === undefined) return text.loading;
  const count = point.decisions.length;
  if (found && !found.failure) return text.nothingFound(found.executions, found.complete);
  if (found && count === 0 && point.end === undefined) return text.found(found.executions, found.complete);
  if (script && scripted !== undefined) return text.scripted(count);
  return text.decisions(count);
}

/** The keys of the scheduler: those of the terminal. */
function press(event: KeyboardEvent, hand: Scheduling): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const keys: Readonly<Record<string, () => void>> = {
    u: () => hand.undo(),
    f: () => hand.finish(),
    m: () => hand.breakIt(),
    x: () => hand.restart(),
  };
  const act = /^[1-9]$/.test(event.key) ? () => hand.choose(Number(event.key) - 1) : keys[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}
