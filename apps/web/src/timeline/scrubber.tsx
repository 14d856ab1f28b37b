/** Goes along a recorded run, step by step: a slider, buttons, and what has just happened. */

import { useStore } from "@mp/tutor/react";
import type { ReactNode } from "react";
import { useLanguage } from "../app/language.tsx";
import { laneOf } from "../run/lane.ts";
import { timelineWords } from "../texts/timeline.ts";
import { processName } from "./at-cursor.ts";
import type { Cursor } from "./cursor.ts";
import type { Recorded } from "./recorded.ts";
import { Tool } from "./tool.tsx";

interface ScrubberProps {
  readonly recorded: Recorded;
  readonly cursor: Cursor;
}

/** Draws it. */
export function Scrubber({ recorded, cursor }: ScrubberProps): ReactNode {
  const text = timelineWords(useLanguage());
  const { at, isPlaying } = useStore(cursor);
  const { steps, trace } = recorded;
  const step = steps[at];
  if (step === undefined) return null;
  const name = processName(trace, step.pid);
  const place = step.place === undefined ? "" : ` (${step.place})`;
  return (
    <div className="scrubber">
      <div className="scrubber-bar">
        <Tool name={text.back} sign="‹" act={() => cursor.by(-1)} isOff={at === 0} />
        <Tool
          name={isPlaying ? text.pause : text.play}
          sign={isPlaying ? "❚❚" : "▶"}
          act={() => cursor.toggle()}
        />
        <Tool name={text.forth} sign="›" act={() => cursor.by(1)} isOff={at === steps.length - 1} />
        <input
          type="range"
          min={1}
          max={steps.length}
          value={at + 1}
          aria-label={text.scrubber}
          aria-valuetext={`${at + 1}/${steps.length} ${name}: ${step.action}${place}`}
          onChange={({ target }) => cursor.to(Number(target.value) - 1)}
        />
      </div>
      <p className="scrubber-step">
        <span className="faint">
          {at + 1}/{steps.length}
        </span>{" "}
        <strong className={`who lane-${laneOf(step.pid)}`}>{name}</strong> <code>{step.action}</code>
        {step.isFault ? <span className="is-fault"> ▼ {text.fault}</span> : null}
        <span className="faint">{place}</span>
      </p>
    </div>
  );
}
