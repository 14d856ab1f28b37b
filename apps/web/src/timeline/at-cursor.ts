/** What the picture shows at one step, in words: of each lane, and of each series. */

import { type Cause, type Moment, type ProcessAt, processesAt } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import type { TimelineTexts } from "../texts/timeline-texts.ts";
import type { Recorded } from "./recorded.ts";
import type { Row } from "./rows.ts";

/** A row's name and what is the case there. */
export interface RowWords {
  readonly name: string;
  readonly says: string;
  /** Pid, of a lane. */
  readonly pid?: number;
  readonly isBlocked: boolean;
}

/** The words of rows when an event has just happened. */
export function rowWords(
  recorded: Recorded,
  rows: readonly Row[],
  seq: number,
  text: TimelineTexts,
): RowWords[] {
  const processes = new Map(processesAt(recorded, seq).map((each) => [each.pid, each]));
  return rows.map((row): RowWords => {
    if (row.kind === "lane") return laneWords(row.lane, processes.get(row.lane.pid), { recorded, seq, text });
    const names = nameOf(recorded.trace, row);
    if (row.kind === "depth") {
      const depth = lastBy(row.depth.points, seq)?.depth ?? 0;
      return { name: names, says: text.messages(depth), isBlocked: false };
    }
    return { name: names, says: text.holds(lastBy(row.data.points, seq)?.value), isBlocked: false };
  });
}

interface At {
  readonly recorded: Recorded;
  readonly seq: number;
  readonly text: TimelineTexts;
}

function laneWords(
  { pid, name, end }: Extract<Row, { kind: "lane" }>["lane"],
  process: ProcessAt | undefined,
  { recorded: { trace }, seq, text }: At,
): RowWords {
  if (process === undefined) return { name, pid, says: text.notYet, isBlocked: false };
  const { state, cause, site, hasEnded } = process;
  if (state === undefined)
    return { name, pid, says: hasEnded ? text.ended(end?.exitCode) : text.notYet, isBlocked: false };
  const what = cause === undefined ? text.states[state] : causeWords(cause, trace, { seq, text });
  const line = site === undefined ? "" : ` · ${text.line(site.line)}`;
  return { name, pid, says: what + line, isBlocked: state === "blocked" };
}

/** Why a process is blocked, and who has what it waits for at that moment. */
export function causeWords(
  cause: Cause,
  trace: Trace,
  { seq, text }: { readonly seq: number; readonly text: TimelineTexts },
): string {
  const holding = cause.heldBy.findLast(({ from, to }) => from.seq <= seq && seq <= to.seq);
  const holder = holding && processName(trace, holding.pid);
  return text.blocked(callOf(cause, trace), holder, lineOf(trace, holding?.since.site));
}

/** `Lock-1.acquire()`: what it waits in. */
function callOf({ operation, object, target }: Cause, trace: Trace): string {
  const on = target === undefined ? trace.objects[object ?? -1]?.name : processName(trace, target);
  return on === undefined ? `${operation}()` : `${on}.${operation}()`;
}

/** A process's name. */
export function processName({ processes }: Trace, pid: number): string {
  return processes.find((each) => each.pid === pid)?.name ?? `pid ${pid}`;
}

/** The line of a site. */
export function lineOf({ sites }: Trace, site: number | undefined): number | undefined {
  return site === undefined ? undefined : sites[site]?.line;
}

function nameOf({ objects }: Trace, row: Exclude<Row, { kind: "lane" }>): string {
  const { object } = row.kind === "depth" ? row.depth : row.data;
  const { name = `#${object}`, kind } = objects[object] ?? {};
  if (row.kind === "depth") return row.depth.end === undefined ? name : `${name} (${row.depth.end})`;
  const { index, length } = row.data;
  if (kind === "Value" || kind === "RawValue") return name;
  return length === undefined ? `${name}[${index}]` : `${name}[${index}…${index + length - 1}]`;
}

/** The last point of a series that has come by then. */
function lastBy<P extends Moment>(points: readonly P[], seq: number): P | undefined {
  return points.findLast((point) => point.seq <= seq);
}
