/** The drawn part of a timeline: the canvas, and over it the words of each row at the step where the scrubber stands. */

import { useStore } from "@mp/tutor/react";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { useLanguage } from "../app/language.tsx";
import { laneOf } from "../run/lane.ts";
import { timelineWords } from "../texts/timeline.ts";
import { rowWords } from "./at-cursor.ts";
import { onColours } from "./colours.ts";
import type { Cursor } from "./cursor.ts";
import { listenTo } from "./gestures.ts";
import { Looker, type Picture } from "./looker.ts";
import { nearestStep, stepOfProcess } from "./nearest.ts";
import { momentsOf } from "./drawing.ts";
import { rowAt, WORDS } from "./rows.ts";
import { toUnit } from "./view.ts";

interface DrawnProps {
  readonly picture: Picture;
  readonly cursor: Cursor;
  /** The one that looks, once there is a canvas to look through. */
  readonly looker: Looker | undefined;
  readonly onLooker: (looker: Looker | undefined) => void;
  /** Whether it is still being recorded: there is no scrubber then. */
  readonly isRunning: boolean;
}

/** Draws it. */
export function Drawn({ picture, cursor, looker, onLooker, isRunning }: DrawnProps): ReactNode {
  const text = timelineWords(useLanguage());
  const canvas = useRef<HTMLCanvasElement>(null);
  const hint = useId();
  const { at } = useStore(cursor);
  const step = isRunning ? undefined : picture.recorded.steps[at];
  const seq = step?.seq ?? picture.recorded.trace.events.at(-1)?.seq ?? 0;
  const tip = useLooker({ canvas, picture, cursor, looker, onLooker, seq: step?.seq });
  const words = rowWords(picture.recorded, picture.rows.rows, seq, text);
  return (
    <div
      className="timeline-picture"
      role="application"
      aria-label={text.title}
      aria-describedby={hint}
      tabIndex={0}
      style={{ blockSize: picture.rows.height }}
      onKeyDown={(event) => isRunning || press(event, { picture, cursor, looker })}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <ul className="timeline-words" aria-label={text.now}>
        {words.map(({ name, says, pid, isBlocked }, place) => (
          <li
            key={place}
            className={pid === undefined ? "" : `lane-${laneOf(pid)}`}
            style={{ insetBlockStart: picture.rows.rows[place]?.top, blockSize: WORDS }}
          >
            <strong>{name}</strong> <span className={isBlocked ? "is-blocked" : ""}>{says}</span>
          </li>
        ))}
      </ul>
      {tip === undefined ? null : (
        <p
          className="timeline-tip"
          style={{ insetInlineStart: tip.x, insetBlockStart: tip.y }}
          aria-hidden="true"
        >
          {tip.says}
        </p>
      )}
      <p id={hint} className="hidden">
        {text.keys}
      </p>
    </div>
  );
}

interface Tip {
  readonly x: number;
  readonly y: number;
  readonly says: string;
}

interface Looking extends Omit<DrawnProps, "isRunning"> {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly seq: number | undefined;
}

/** Has somebody look at the picture through the canvas, as long as it is there. Answers what stands under the pointer. */
function useLooker({ canvas, picture, cursor, looker, onLooker, seq }: Looking): Tip | undefined {
  const [tip, setTip] = useState<Tip>();
  const first = useEffectEvent(() => picture);
  useEffect(() => {
    const place = canvas.current;
    if (place === null) return undefined;
    const made = new Looker(place, first());
    onLooker(made);
    const end = new AbortController();
    const size = new ResizeObserver(([entry]) => made.resize(entry?.contentRect.width ?? 0));
    size.observe(place);
    const offColours = onColours(() => made.recolour());
    listenTo(place, gesturesOn(made, cursor, setTip), end.signal);
    return () => {
      end.abort();
      size.disconnect();
      offColours();
      onLooker(undefined);
      made[Symbol.dispose]();
    };
  }, [canvas, onLooker, cursor]);
  useEffect(() => looker?.look(picture), [looker, picture]);
  useEffect(() => {
    const event = seq === undefined ? undefined : momentsOf(picture.recorded).get(seq);
    looker?.follow(seq, event && picture.axis.at(event));
  }, [looker, picture, seq]);
  return tip;
}

function gesturesOn(looker: Looker, cursor: Cursor, setTip: (tip: Tip | undefined) => void) {
  const stepAt = (x: number, y: number | undefined): number => {
    const { recorded, axis, rows } = looker.picture;
    const row = y === undefined ? undefined : rowAt(rows, y);
    const pid = row?.kind === "lane" ? row.lane.pid : undefined;
    return nearestStep(recorded, axis, toUnit(looker.view, looker.width, x), pid);
  };
  return {
    zoom: (factor: number, x: number) => looker.zoom(factor, x),
    pan: (pixels: number) => looker.pan(pixels),
    scrub: (x: number, y: number | undefined) => cursor.to(stepAt(x, y)),
    hover: (place: { readonly x: number; readonly y: number } | undefined) => {
      const step = place && looker.picture.recorded.steps[stepAt(place.x, place.y)];
      if (place === undefined || step === undefined) return setTip(undefined);
      const where = step.place === undefined ? "" : ` (${step.place})`;
      const x = Math.min(place.x + 12, looker.width - 180);
      setTip({ x: Math.max(0, x), y: place.y + 16, says: `${step.action}${where}` });
    },
  };
}

interface Pressed {
  readonly picture: Picture;
  readonly cursor: Cursor;
  readonly looker: Looker | undefined;
}

/** The keys of the picture; others go on to the page. */
function press(event: KeyboardEvent, { picture, cursor, looker }: Pressed): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { at } = cursor.get();
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => (event.shiftKey ? looker?.pan(60) : cursor.by(1)),
    ArrowLeft: () => (event.shiftKey ? looker?.pan(-60) : cursor.by(-1)),
    ArrowDown: () => cursor.to(neighbour(picture, at, 1)),
    ArrowUp: () => cursor.to(neighbour(picture, at, -1)),
    PageDown: () => cursor.by(10),
    PageUp: () => cursor.by(-10),
    Home: () => cursor.to(0),
    End: () => cursor.to(Number.POSITIVE_INFINITY),
    "+": () => looker?.zoom(1.5),
    "-": () => looker?.zoom(1 / 1.5),
    "0": () => looker?.fit(),
    " ": () => cursor.toggle(),
  };
  const act = keys[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}

/** The nearest step of the process in the lane below or above. */
function neighbour({ recorded }: Picture, at: number, way: 1 | -1): number {
  const pids = recorded.timeline.lanes.map(({ pid }) => pid);
  const lane = pids.indexOf(recorded.steps[at]?.pid ?? 0);
  return stepOfProcess(recorded, at, pids[lane + way]);
}
