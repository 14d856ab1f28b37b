/** A recorded run: its picture, the scrubber that goes along it, who waits for whom, and all of it in words. */

import type { Trace } from "@mp/runtime/trace";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useLanguage } from "../app/language.tsx";
import { WaitForPicture } from "../pictures/wait-for.tsx";
import { lineNotes } from "../lesson/line-notes.ts";
import { timelineWords } from "../texts/timeline.ts";
import { type AxisKind, axisOf } from "./axis.ts";
import { Cursor } from "./cursor.ts";
import { Found } from "./found.tsx";
import { Legend } from "./legend.tsx";
import type { Looker, Picture } from "./looker.ts";
import { marksAt } from "./marks-at.ts";
import { Drawn } from "./picture.tsx";
import { type Recorded, recordedOf } from "./recorded.ts";
import { rowsOf } from "./rows.ts";
import { Scrubber } from "./scrubber.tsx";
import { InWords } from "./in-words.tsx";
import { Tool } from "./tool.tsx";
import "../styles/timeline.css";

interface TimelineProps {
  readonly trace: Trace;
  /** Whether it is still being recorded. */
  readonly isRunning?: boolean;
  /** Name of the program's file. */
  readonly file?: string;
}

/** Series of shared values that are drawn at first. */
const FEW = 6;

/** Draws a trace. */
export default function TimelineView({ trace, isRunning = false, file = "" }: TimelineProps): ReactNode {
  const recorded = useMemo(() => recordedOf(trace, isRunning), [trace, isRunning]);
  const cursor = useCursor(recorded);
  useMarks(recorded, cursor, file);
  const text = timelineWords(useLanguage());
  return (
    <section className="timeline" aria-label={text.title}>
      <Pictured recorded={recorded} cursor={cursor} isRunning={isRunning} />
      {isRunning ? null : (
        <>
          <Scrubber recorded={recorded} cursor={cursor} />
          {trace.dropped.map(({ pid, count }) =>
            count === 0 ? null : (
              <p key={pid} className="faint">
                {text.dropped(trace.processes.find((each) => each.pid === pid)?.name ?? `pid ${pid}`, count)}
              </p>
            ),
          )}
          <WaitForPicture recorded={recorded} cursor={cursor} />
          <Found recorded={recorded} cursor={cursor} />
          <InWords recorded={recorded} cursor={cursor} />
        </>
      )}
    </section>
  );
}

/** A cursor for a run, at its end: that is how it has come out. */
function useCursor({ steps }: Recorded): Cursor {
  const cursor = useMemo(() => new Cursor(steps.length, steps.length - 1), [steps]);
  useEffect(() => () => cursor[Symbol.dispose](), [cursor]);
  return cursor;
}

/** Keeps the editor up with where the processes are, once somebody goes along the run. */
function useMarks(recorded: Recorded, cursor: Cursor, file: string): void {
  useEffect(() => {
    const show = (): void => {
      const { marks, step } = marksAt(recorded, recorded.steps[cursor.get().at], file);
      lineNotes.mark(marks, step);
    };
    const end = cursor.subscribe(show);
    return () => {
      end();
      lineNotes.mark(new Map());
    };
  }, [recorded, cursor, file]);
}

interface PicturedProps {
  readonly recorded: Recorded;
  readonly cursor: Cursor;
  readonly isRunning: boolean;
}

/** The picture with its buttons. */
function Pictured({ recorded, cursor, isRunning }: PicturedProps): ReactNode {
  const language = useLanguage();
  const text = timelineWords(language);
  const [kind, setKind] = useState<AxisKind>("order");
  const [most, setMost] = useState(FEW);
  const [looker, setLooker] = useState<Looker>();
  const picture = useMemo((): Picture => {
    const label = kind === "order" ? text.step : text.milliseconds;
    return { recorded, rows: rowsOf(recorded, most), axis: axisOf(recorded.timeline, kind), label };
  }, [recorded, most, kind, text]);
  const { hidden } = picture.rows;
  return (
    <>
      <header className="timeline-bar">
        <h2>{text.title}</h2>
        <label className="timeline-axis">
          <span className="hidden">{text.axis.label}</span>
          <select value={kind} onChange={({ target }) => setKind(target.value as AxisKind)}>
            <option value="order">{text.axis.order}</option>
            <option value="time">{text.axis.time}</option>
          </select>
        </label>
        <div className="timeline-zoom">
          <Tool name={text.farther} sign="−" act={() => looker?.zoom(1 / 1.6)} />
          <Tool name={text.closer} sign="+" act={() => looker?.zoom(1.6)} />
          <Tool name={text.fit} sign="↔" act={() => looker?.fit()} />
        </div>
      </header>
      <div className="timeline-scroll">
        <Drawn picture={picture} cursor={cursor} looker={looker} onLooker={setLooker} isRunning={isRunning} />
      </div>
      {hidden > 0 ? (
        <button type="button" className="quiet" onClick={() => setMost(Number.POSITIVE_INFINITY)}>
          {text.moreSeries(hidden)}
        </button>
      ) : null}
      <Legend recorded={recorded} />
    </>
  );
}
