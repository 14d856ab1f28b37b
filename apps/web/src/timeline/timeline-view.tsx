/** What each process did, in lanes: when it ran, when it waited and for whom, and what led from one to another. */

import { account, timeline, type Lane, type Timeline } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import { type ReactNode, useMemo } from "react";
import { useLanguage, useWords } from "../app/language.tsx";
import { laneOf } from "../run/output.tsx";

const LANE = 34;
const BAR = 16;
const NAMES = 108;
const WIDTH = 720;

/** Draws a trace. */
export default function TimelineView({ trace }: { readonly trace: Trace }): ReactNode {
  const text = useWords();
  const language = useLanguage();
  const made = useMemo(() => timeline(trace), [trace]);
  const told = useMemo(() => account(trace, language), [trace, language]);
  const x = scaleOf(made);
  const height = made.lanes.length * LANE + 8;
  const row = new Map(made.lanes.map(({ pid }, at) => [pid, at]));
  return (
    <section className="timeline">
      <h2>{text.timeline}</h2>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="timeline-told">
        <defs>
          <pattern
            id="waits"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" className="waits-back" />
            <line x1="0" y1="0" x2="0" y2="6" className="waits-line" />
          </pattern>
        </defs>
        {made.lanes.map((lane, at) => (
          <LaneRow key={lane.pid} lane={lane} at={at} x={x} />
        ))}
        {made.arrows.map(({ kind, from, to }, at) => {
          const [a, b] = [row.get(from.pid), row.get(to.pid)];
          if (a === undefined || b === undefined) return null;
          const line = { x1: x(from.seq), y1: middle(a), x2: x(to.seq), y2: middle(b) };
          return <line key={at} className={`arrow ${kind}`} {...line} />;
        })}
      </svg>
      <details>
        <summary id="timeline-told">{text.inWords}</summary>
        <pre className="account">{told}</pre>
      </details>
    </section>
  );
}

type Scale = (seq: number) => number;

/** By order, not by time: what happens in a microsecond is to be seen as well. */
function scaleOf({ from, to }: Timeline): Scale {
  const span = Math.max(1, to.seq - from.seq);
  return (seq) => NAMES + ((seq - from.seq) / span) * (WIDTH - NAMES - 8);
}

function middle(at: number): number {
  return at * LANE + LANE / 2;
}

function LaneRow({
  lane,
  at,
  x,
}: {
  readonly lane: Lane;
  readonly at: number;
  readonly x: Scale;
}): ReactNode {
  const y = middle(at) - BAR / 2;
  return (
    <g className={`lane lane-${laneOf(lane.pid)}`}>
      <text x={0} y={middle(at) + 4}>
        {lane.name}
      </text>
      {lane.intervals.map(({ state, from, to }, nth) => (
        <rect
          key={nth}
          className={state}
          x={x(from.seq)}
          y={y}
          width={Math.max(1.5, x(to.seq) - x(from.seq))}
          height={BAR}
          rx={2}
        />
      ))}
    </g>
  );
}
