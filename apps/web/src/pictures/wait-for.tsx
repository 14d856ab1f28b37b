/** The wait-for graph at the step where the scrubber stands: who waits for whom, and the ring of a deadlock when it closes. */

import { type WaitFor, waitForGraph, type WaitForGraph } from "@mp/inspect";
import { useStore } from "@mp/tutor/react";
import { type ReactNode, useId } from "react";
import { useLanguage } from "../app/language.tsx";
import { laneOf } from "../run/lane.ts";
import { lineOf, processName } from "../timeline/at-cursor.ts";
import type { Cursor } from "../timeline/cursor.ts";
import type { Recorded } from "../timeline/recorded.ts";
import type { TimelineTexts } from "../texts/timeline-texts.ts";
import { timelineWords } from "../texts/timeline.ts";
import { around, bentBetween, middleOf, type Spot } from "./ring.ts";

interface WaitForProps {
  readonly recorded: Recorded;
  readonly cursor: Cursor;
}

/** Draws it, for a run in which somebody waits for what another one has. */
export function WaitForPicture({ recorded, cursor }: WaitForProps): ReactNode {
  const { at } = useStore(cursor);
  const text = timelineWords(useLanguage()).graph;
  const step = recorded.steps[at];
  if (step === undefined || !hasWaits(recorded)) return null;
  const isLast = at === recorded.steps.length - 1;
  // After the last step, waits that it has begun are told as well.
  const seq = isLast ? (recorded.trace.events.at(-1)?.seq ?? step.seq) : step.seq;
  const graph = waitForGraph(recorded, recorded.findings, seq);
  const says = sentences(graph, recorded, text);
  return (
    <section className="wait-for">
      <h3>{text.title}</h3>
      <Graph graph={graph} recorded={recorded} />
      <div role="status">
        {says.length === 0 ? <p className="faint">{text.nobody}</p> : null}
        <ul>
          {says.map(({ told, isRing }) => (
            <li key={told} className={isRing ? "ring" : ""}>
              {told}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Whether there is anything to see at any step: everybody joins, and that alone is no picture. */
function hasWaits({ timeline, findings }: Recorded): boolean {
  return (
    findings.some(({ kind }) => kind === "deadlock" || kind === "partial-deadlock") ||
    timeline.lanes.some(({ intervals }) => intervals.some(({ cause }) => (cause?.heldBy.length ?? 0) > 0))
  );
}

const BOX = { width: 118, height: 30 };
const WIDTH = 460;

function Graph({
  graph,
  recorded: { trace },
}: {
  readonly graph: WaitForGraph;
  readonly recorded: Recorded;
}): ReactNode {
  const arrow = useId();
  const pids = nodesOf(graph);
  if (pids.length < 2) return null;
  const height = pids.length === 2 ? 130 : Math.min(320, 120 + pids.length * 26);
  const spots = spotsOf(pids, height);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M0 0 L8 4 L0 8 z" fill="context-stroke" />
        </marker>
      </defs>
      {graph.waits.flatMap((wait) =>
        wait.by.map((by) => {
          const [from, to] = [spots.get(wait.pid), spots.get(by)];
          const name = wait.object === undefined ? wait.operation : trace.objects[wait.object]?.name;
          const kind = `edge${isInRing(graph.cycle, wait.pid, by) ? " ring" : ""}${wait.certain ? "" : " maybe"}`;
          return from && to ? (
            <Edge key={`${wait.pid} ${by}`} kind={kind} from={from} to={to} name={name} arrow={arrow} />
          ) : null;
        }),
      )}
      {pids.map((pid) => {
        const { x, y } = spots.get(pid) as Spot;
        const isRing = graph.cycle.includes(pid);
        return (
          <g key={pid} className={`node lane-${laneOf(pid)}${isRing ? " ring" : ""}`}>
            <rect x={x - BOX.width / 2} y={y - BOX.height / 2} width={BOX.width} height={BOX.height} rx={8} />
            <text x={x} y={y + 4}>
              {processName(trace, pid)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

interface EdgeProps {
  readonly kind: string;
  readonly from: Spot;
  readonly to: Spot;
  /** Of what is waited for. */
  readonly name: string | undefined;
  /** Id of the arrow's head. */
  readonly arrow: string;
}

function Edge({ kind, from, to, name, arrow }: EdgeProps): ReactNode {
  const { x, y } = middleOf(from, to);
  return (
    <g className={kind}>
      <path
        d={bentBetween(from, to, { x: BOX.width / 2 + 3, y: BOX.height / 2 + 3 })}
        markerEnd={`url(#${arrow})`}
      />
      <text x={x} y={y}>
        {name}
      </text>
    </g>
  );
}

/** Where the nodes stand: two side by side, more around a circle. */
function spotsOf(pids: readonly number[], height: number): ReadonlyMap<number, Spot> {
  const isPair = pids.length === 2;
  const room = { width: WIDTH - BOX.width - 8, height: isPair ? 0 : height - BOX.height - 24 };
  const top = isPair ? height / 2 : BOX.height / 2 + 12;
  const places = around(pids.length, room);
  return new Map(
    places.map(({ x, y }, at) => [pids[at] ?? 0, { x: x + BOX.width / 2 + 4, y: y + top }] as const),
  );
}

/** Those who wait or are waited for: the ring first, in its order. */
function nodesOf({ waits, cycle }: WaitForGraph): number[] {
  const others = waits.flatMap(({ pid, by }) => (by.length === 0 ? [] : [pid, ...by]));
  return [...new Set([...cycle, ...others.toSorted((a, b) => a - b)])];
}

function isInRing(cycle: readonly number[], from: number, to: number): boolean {
  const at = cycle.indexOf(from);
  return at !== -1 && cycle[(at + 1) % cycle.length] === to;
}

interface Sentence {
  readonly told: string;
  readonly isRing: boolean;
}

/** The graph in words. */
function sentences(
  { waits, held, cycle }: WaitForGraph,
  { trace }: Recorded,
  text: TimelineTexts["graph"],
): Sentence[] {
  const name = (pid: number): string => processName(trace, pid);
  const what = ({ operation, object, by }: WaitFor): string => {
    const on = object === undefined ? by[0] && name(by[0]) : trace.objects[object]?.name;
    return on ? `${on}.${operation}()` : `${operation}()`;
  };
  const ring = [...cycle, ...cycle.slice(0, 1)].map(name).join(" → ");
  return [
    ...(cycle.length === 0 ? [] : [{ told: text.cycle(ring), isRing: true }]),
    ...waits.map((wait) => {
      const whom = wait.by.map(name).join(", ");
      const told =
        wait.certain || whom === ""
          ? text.waits(name(wait.pid), what(wait), whom === "" ? undefined : whom)
          : text.mayHelp(name(wait.pid), what(wait), whom);
      return { told, isRing: false };
    }),
    ...held.map(({ object, pid, since }) => ({
      told: text.holds(name(pid), trace.objects[object]?.name ?? `#${object}`, lineOf(trace, since.site)),
      isRing: false,
    })),
  ];
}
