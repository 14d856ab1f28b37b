/** The curve itself: how much faster, by how many processes. */

import { type ReactNode, useId } from "react";
import type { AmdahlTexts } from "../../texts/amdahl-texts.ts";
import { ticks } from "../../timeline/view.ts";
import { type Point, speedUpOf } from "./law.ts";

interface CurveProps {
  readonly points: readonly Point[];
  /** The serial part that fits; nothing, as long as there are no points. */
  readonly serial: number | undefined;
  readonly text: AmdahlTexts;
}

const [WIDTH, HEIGHT] = [480, 280];
const ROOM = { left: 40, right: 12, top: 14, bottom: 38 };
/** Parts of the work that cannot be shared out, for which the law is drawn faintly beside. */
const OTHERS = [0.05, 0.1, 0.2, 0.5];
const LEAST = 8;

/** Draws it. */
export function Curve({ points, serial, text }: CurveProps): ReactNode {
  const most = Math.max(LEAST, ...points.map(({ processes }) => processes));
  const high = Math.max(...points.map(({ speedUp }) => speedUp), speedUpOf(OTHERS[0] ?? 0, most)) * 1.1;
  const x = (n: number): number => ROOM.left + ((n - 1) / (most - 1)) * (WIDTH - ROOM.left - ROOM.right);
  const y = (speed: number): number =>
    HEIGHT - ROOM.bottom - (speed / high) * (HEIGHT - ROOM.top - ROOM.bottom);
  const path = (part: number): string => pathOf(part, most, { x, y });
  const clip = useId();
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text.title}>
      {ticks({ from: 1, to: most }, 8).map((n) => (
        <text key={n} className="tick" x={x(n)} y={HEIGHT - ROOM.bottom + 16} textAnchor="middle">
          {n}
        </text>
      ))}
      {ticks({ from: 0, to: high }, 5).map((speed) => (
        <g key={speed}>
          <line className="grid" x1={ROOM.left} x2={WIDTH - ROOM.right} y1={y(speed)} y2={y(speed)} />
          <text className="tick" x={ROOM.left - 6} y={y(speed) + 4} textAnchor="end">
            {speed}×
          </text>
        </g>
      ))}
      <text className="axis" x={(WIDTH + ROOM.left) / 2} y={HEIGHT - 4} textAnchor="middle">
        {text.processes}
      </text>
      <clipPath id={clip}>
        <rect x={0} y={ROOM.top} width={WIDTH} height={HEIGHT} />
      </clipPath>
      <path className="ideal" d={path(0)} clipPath={`url(#${clip})`} />
      {OTHERS.map((part) => (
        <g key={part}>
          <path className="other" d={path(part)} />
          <text className="tick" x={x(most)} y={y(speedUpOf(part, most)) - 4} textAnchor="end">
            {Math.round(part * 100)} %
          </text>
        </g>
      ))}
      {serial === undefined ? null : <path className="fit" d={path(serial)} />}
      {points.map(({ processes, speedUp }) => (
        <circle key={processes} className="point" cx={x(processes)} cy={y(speedUp)} r={5} />
      ))}
    </svg>
  );
}

interface Scale {
  readonly x: (n: number) => number;
  readonly y: (speed: number) => number;
}

const STEPS = 60;

function pathOf(serial: number, most: number, { x, y }: Scale): string {
  const places = Array.from({ length: STEPS + 1 }, (_, at) => 1 + (at / STEPS) * (most - 1));
  const spots = places.map((n) => `${x(n).toFixed(1)} ${y(speedUpOf(serial, n)).toFixed(1)}`);
  return `M ${spots.join(" L ")}`;
}
