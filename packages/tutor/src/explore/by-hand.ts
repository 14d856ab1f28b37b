/**
 * A program whose scheduler is a person. Where more than one process could go on, somebody decides; what each of them would do is found by
 * running the program to its end with each decision, and looking where these executions part.
 */

import { type Finding, timeline } from "@mp/inspect";
import type { Outcome } from "@mp/runtime/control";
import type { Trace, TraceEvent } from "@mp/runtime/trace";
import { readSchedule, writeSchedule } from "@mp/runtime/control";
import { ValueError } from "@mp/runtime";
import { placeOf, type TraceStep, traceSteps } from "../trace/steps.ts";
import { attempt } from "./attempt.ts";
import { printed } from "./printed.ts";
import type { Explorable } from "./request.ts";
import { traced, type TracedExecution } from "./traced.ts";

/** One of the processes that could go on, and what it would do. */
export interface ReadyProcess {
  readonly pid: number;
  readonly name: string;
  /** Its next step, such as `total.value → 0`; nothing if it would only come to its end. */
  readonly next: TraceStep | undefined;
}

/** A program as it stands after some decisions. */
export interface HandPoint {
  readonly decisions: readonly number[];
  /** What has happened so far. */
  readonly trace: Trace;
  /** Whose turn it may be: choosing one of them is the next decision. Empty when it is over. */
  readonly ready: readonly ReadyProcess[];
  /** How it ended, and what was found, when it is over. */
  readonly end: HandEnd | undefined;
}

/** How an execution by hand ended. */
export interface HandEnd {
  readonly outcome: Outcome;
  /** What it printed. */
  readonly output: string;
  readonly schedule: string;
  readonly findings: readonly Finding[];
}

/** No program has more processes than this that could all go on at once. */
const MOST_READY = 64;

/** The program after these decisions: who could go on, and what each would do. @throws ValueError if they are none of this program. */
export async function pointAfter(explorable: Explorable, decisions: readonly number[]): Promise<HandPoint> {
  const ways = await waysFrom(explorable, decisions);
  const [first, second] = ways;
  if (first === undefined) throw new ValueError("These decisions are not those of this program");
  if (second === undefined) return { decisions, trace: first.trace, ready: [], end: endOf(first) };
  const common = commonLength(ways.map(({ trace }) => trace));
  const trace = beginningOf(first.trace, common);
  return { decisions, trace, ready: ways.map((way) => readyIn(way.trace, common)), end: undefined };
}

/** How the program goes on from here if nobody loses their turn who could go on. */
export async function endFrom(explorable: Explorable, decisions: readonly number[]): Promise<HandPoint> {
  const execution = await traced(explorable, writeSchedule(decisions));
  return { decisions, trace: execution.trace, ready: [], end: endOf(execution) };
}

/** The program run with each of the decisions that can follow. Only one: there is nothing more to decide. */
async function waysFrom(explorable: Explorable, decisions: readonly number[]): Promise<TracedExecution[]> {
  const ways: TracedExecution[] = [await traced(explorable, writeSchedule(decisions))];
  for (let choice = 1; choice < MOST_READY; choice++) {
    const way = await attempt(explorable, [...decisions, choice]);
    // Where nothing is left to decide, the last decision is never asked for.
    if (way === undefined || readSchedule(way.execution.schedule)[decisions.length] !== choice) break;
    ways.push(way);
  }
  return ways;
}

function endOf({ execution, findings }: TracedExecution): HandEnd {
  const { outcome, schedule } = execution;
  return { outcome, output: printed(execution), schedule, findings };
}

/** How many events these executions have in common, from the first one on. */
function commonLength(traces: readonly Trace[]): number {
  const texts = traces.map((trace) => trace.events.map((event) => identityOf(event, trace)));
  const [first = [], ...others] = texts;
  const at = first.findIndex((text, place) => others.some((other) => other[place] !== text));
  return at === -1 ? Math.min(...texts.map(({ length }) => length)) : at;
}

/** The same event has the same text in each execution, whatever else comes later in it. */
function identityOf(event: TraceEvent, { objects, sites }: Trace): string {
  const { seq: _seq, object, site, ...rest } = event;
  const place = site === undefined ? undefined : sites[site];
  return JSON.stringify([rest, objects[object ?? -1]?.name, place && placeOf(place)]);
}

function beginningOf(trace: Trace, length: number): Trace {
  const { outcome: _outcome, schedule: _schedule, ...rest } = trace;
  const events = trace.events.slice(0, length);
  const known = new Set([
    1,
    ...events.flatMap((event) => (event.type === "process.start" ? [event.target] : [])),
  ]);
  return { ...rest, events, processes: trace.processes.filter(({ pid }) => known.has(pid)) };
}

function readyIn(trace: Trace, common: number): ReadyProcess {
  const event = trace.events[common];
  const pid = event?.pid ?? 1;
  const name = trace.processes.find((each) => each.pid === pid)?.name ?? `pid ${pid}`;
  const seq = event?.seq ?? Number.POSITIVE_INFINITY;
  // What it does until another process does something.
  const until = trace.events.slice(common).find((each) => each.pid !== pid)?.seq ?? Number.POSITIVE_INFINITY;
  const next = traceSteps(trace, new Set()).find(
    (step) => step.seq >= seq && step.seq < until && step.pid === pid,
  );
  return { pid, name, next };
}

/** Processes of a point that can't go on: what each waits for is the cause of its last interval. */
export function waitingAt({ ready, trace }: HandPoint): ReturnType<typeof timeline>["lanes"] {
  const going = new Set(ready.map(({ pid }) => pid));
  // A little later than the last event: what that began is then seen.
  const until = (trace.events.at(-1)?.time ?? 0) + 1;
  return timeline(trace, { until }).lanes.filter(({ pid, end }) => end === undefined && !going.has(pid));
}
