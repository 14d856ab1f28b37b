import { type Finding, type FindingOf, type Step, stepOf } from "../findings/finding.ts";
import type { Trace, TraceEvent, WaitOperation } from "../trace.ts";
import { type ProcessAt, processesAt, type TimedTrace } from "./at.ts";
import type { Cause } from "./model.ts";

/** A process that waits, and for whom. */
export interface WaitFor {
  readonly pid: number;
  readonly operation: WaitOperation;
  /** Id of what it waits for. */
  readonly object?: number;
  /** Index in `sites`: where it waits. */
  readonly site?: number;
  /** Pids of those who could end the wait; empty if the trace does not tell. */
  readonly by: readonly number[];
  /** Whether only they could: the holder of the lock, the process that is joined. */
  readonly certain: boolean;
}

/** A lock that somebody has. */
export interface HeldLock {
  readonly object: number;
  readonly pid: number;
  /** Where it was got. */
  readonly since: Step;
}

/** Who waits for whom at one moment. */
export interface WaitForGraph {
  readonly waits: readonly WaitFor[];
  readonly held: readonly HeldLock[];
  /** Pids of a ring, each waiting for the next one and the last for the first: a deadlock. Empty if there is none. */
  readonly cycle: readonly number[];
}

/**
 * The wait-for graph when one of the events has just happened: who waits for what, who could end that, and whether a ring has closed.
 *
 * Who waits for a lock waits for its holder, and who joins a process for that process. Waits for messages and signals, which anybody could send, get
 * their edges from the deadlocks that were found, from the moment on at which everybody of the deadlock waits.
 *
 * @param timed the trace and its timeline.
 * @param findings what `findings` found in the trace.
 * @param seq number of the event.
 *
 * @example
 * ```ts
 * import { findings, timeline, type Trace, waitForGraph } from "@mp/inspect";
 *
 * const trace: Trace = {
 *   version: 1,
 *   mode: "controlled",
 *   platform: "node",
 *   processes: [1, 2].map((pid) => ({ pid, name: `Process-${pid}`, parent: null })),
 *   objects: ["a", "b"].map((name, id) => ({ id, kind: "Lock", name, by: 1 })),
 *   sites: [],
 *   events: [
 *     { seq: 1, time: 0, pid: 1, type: "acquire", object: 0 },
 *     { seq: 2, time: 0, pid: 2, type: "acquire", object: 1 },
 *     { seq: 3, time: 0, pid: 1, type: "wait.begin", object: 1, operation: "acquire" },
 *     { seq: 4, time: 0, pid: 2, type: "wait.begin", object: 0, operation: "acquire" },
 *   ],
 *   dropped: [],
 *   outcome: { kind: "deadlock", pids: [1, 2] },
 * };
 * const timed = { trace, timeline: timeline(trace, { until: 1 }) };
 * console.log(waitForGraph(timed, findings(trace), 3).cycle); // => []
 * console.log(waitForGraph(timed, findings(trace), 4).cycle); // => [ 1, 2 ]
 * ```
 */
export function waitForGraph(timed: TimedTrace, findings: readonly Finding[], seq: number): WaitForGraph {
  const held = heldAt(timed.trace, seq);
  const deadlock = deadlockAt(findings, seq);
  const waits = processesAt(timed, seq).flatMap((process) => waitOf(process, held, deadlock));
  const ring = ringIn(waits);
  return { waits, held, cycle: ring ?? deadlock?.detail.cycle.map(({ pid }) => pid) ?? [] };
}

type Stuck = FindingOf<"deadlock"> | FindingOf<"partial-deadlock">;

/** The deadlock that has come about by then. */
function deadlockAt(findings: readonly Finding[], seq: number): Stuck | undefined {
  return findings.find(
    (finding): finding is Stuck =>
      (finding.kind === "deadlock" || finding.kind === "partial-deadlock") &&
      finding.detail.waits.every(({ event }) => event <= seq),
  );
}

function waitOf(
  { pid, cause }: ProcessAt,
  held: readonly HeldLock[],
  deadlock: Stuck | undefined,
): WaitFor[] {
  if (cause === undefined) return [];
  const { operation, object, site } = cause;
  const who = whoEnds(pid, cause, held, deadlock);
  const place = { ...(object === undefined ? {} : { object }), ...(site === undefined ? {} : { site }) };
  return [{ pid, operation, ...place, ...who }];
}

function whoEnds(
  pid: number,
  { operation, object, target }: Cause,
  held: readonly HeldLock[],
  deadlock: Stuck | undefined,
): Pick<WaitFor, "by" | "certain"> {
  if (target !== undefined) return { by: [target], certain: true };
  const holder = operation === "acquire" ? held.find((lock) => lock.object === object) : undefined;
  if (holder !== undefined) return { by: [holder.pid], certain: true };
  return { by: deadlock?.detail.waits.find((wait) => wait.pid === pid)?.waitsFor ?? [], certain: false };
}

/** Locks, and who has them. What a process had that ended stays its own: nobody else can release it. */
function heldAt({ events, objects }: Trace, seq: number): HeldLock[] {
  const held = new Map<number, Extract<TraceEvent, { type: "acquire" }>>();
  for (const event of events) {
    if (event.seq > seq) break;
    if (event.object === undefined) continue;
    const kind = objects[event.object]?.kind;
    if (kind !== "Lock" && kind !== "RLock") continue;
    if (event.type === "acquire" && (event.depth ?? 1) <= 1) held.set(event.object, event);
    if (event.type === "release" && (event.depth ?? 0) === 0) held.delete(event.object);
  }
  return [...held].map(([object, event]) => ({ object, pid: event.pid, since: stepOf(event) }));
}

/** A ring of those who certainly wait for each other: each waits for one, so who follows them comes back or to an end. */
function ringIn(waits: readonly WaitFor[]): number[] | undefined {
  const next = new Map(waits.flatMap(({ pid, by, certain }) => (certain ? [[pid, by[0] as number]] : [])));
  for (const start of next.keys()) {
    const path = [start];
    for (let at = next.get(start); at !== undefined && path.length <= next.size; at = next.get(at)) {
      if (at === start) return path;
      path.push(at);
    }
  }
  return undefined;
}
