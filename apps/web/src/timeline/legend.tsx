/** What the signs of a timeline mean; only of those that are in it. */

import type { Arrow, LaneState } from "@mp/inspect";
import type { ReactNode } from "react";
import { useLanguage } from "../app/language.tsx";
import { timelineWords } from "../texts/timeline.ts";
import type { Recorded } from "./recorded.ts";

const STATES: readonly LaneState[] = ["starting", "running", "ready", "blocked", "sleeping"];
const ARROWS: readonly Arrow["kind"][] = ["start", "message", "task", "wake"];

/** Draws it. */
export function Legend({ recorded: { timeline, steps } }: { readonly recorded: Recorded }): ReactNode {
  const text = timelineWords(useLanguage());
  const states = new Set(timeline.lanes.flatMap(({ intervals }) => intervals.map(({ state }) => state)));
  const arrows = new Set(timeline.arrows.map(({ kind }) => kind));
  return (
    <ul className="legend" aria-label={text.legend}>
      {STATES.filter((state) => states.has(state)).map((state) => (
        <li key={state}>
          <span className={`sign state-${state}`} aria-hidden="true" /> {text.states[state]}
        </li>
      ))}
      {ARROWS.filter((kind) => arrows.has(kind)).map((kind) => (
        <li key={kind}>
          <span className={`sign arrow-${kind}`} aria-hidden="true" /> {text.arrows[kind]}
        </li>
      ))}
      {steps.some(({ isFault }) => isFault) ? (
        <li>
          <span className="sign-fault" aria-hidden="true">
            ▼
          </span>{" "}
          {text.fault}
        </li>
      ) : null}
    </ul>
  );
}
