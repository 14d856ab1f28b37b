/**
 * Who waits for ever. A wait can be ended by one process (the holder of a lock, a process joined) or by each of several: whoever could send, set or
 * notify. A process is stuck if all who could end its waits are; the greatest such set is found by taking away who is not stuck until nobody is
 * left to be taken away, as the runtime does in its heap (E. W. Dijkstra and others call it the or-model of waiting).
 *
 * What is not known counts as lively: who sleeps or waits for a limited time, who does anything but wait.
 */

import type { ObjectState } from "./object-state.ts";
import { holding } from "./ownership.ts";
import type { Held, ProcessState, WaitBegin } from "./process-state.ts";
import type { Replay } from "./replay.ts";

/** A process that waits for ever. */
export interface StuckWait {
  readonly process: ProcessState;
  readonly wait: WaitBegin;
  /** The only one who could end the wait, if there is one. */
  readonly owner: ProcessState | undefined;
  /** How the owner got what is waited for. */
  readonly held: Held | undefined;
}

/** Those who wait for ever, by pid. */
export type Stuck = ReadonlyMap<number, StuckWait>;

/** Who waits for ever at the end of the trace. */
export function stuckAtEnd(replay: Replay): Stuck {
  const { outcome } = replay.trace;
  if (outcome?.kind === "deadlock")
    return new Map(outcome.pids.flatMap((pid) => entryOf(replay.process(pid), replay)));
  if (mainHasEnded(replay)) return new Map();
  return stuckNow(replay);
}

/** Who waits for ever at this moment of the trace. */
export function stuckNow(replay: Replay): Stuck {
  let stuck: Stuck = new Map([...replay.processes.values()].flatMap((process) => candidate(process, replay)));
  for (;;) {
    const alive = living(replay);
    const still: Stuck = new Map([...stuck].filter(([, wait]) => canNotEnd(wait, stuck, alive)));
    if (still.size === stuck.size) return stuck;
    stuck = still;
  }
}

/** Who has been started and has not ended. */
export function living(replay: Replay): ProcessState[] {
  return [...replay.processes.values()].filter((process) => process.ended === undefined && process.isThere);
}

/** With the main process, others may end without being told: daemons do. */
function mainHasEnded({ trace, processes }: Replay): boolean {
  return trace.processes.some(
    ({ pid, parent }) => parent === null && processes.get(pid)?.ended !== undefined,
  );
}

function candidate(process: ProcessState, replay: Replay): [number, StuckWait][] {
  const waits = [...process.waits.values()];
  if (process.ended !== undefined || waits.some((wait) => wait.operation === "sleep" || wait.timed === true))
    return [];
  return entryOf(process, replay);
}

function entryOf(process: ProcessState, replay: Replay): [number, StuckWait][] {
  const [wait] = process.waits.values();
  if (wait === undefined) return [];
  return [[process.pid, { process, wait, ...ownerOf(wait, replay) }]];
}

function ownerOf(wait: WaitBegin, replay: Replay): Pick<StuckWait, "owner" | "held"> {
  if (wait.target !== undefined) return { owner: replay.process(wait.target), held: undefined };
  const object = wait.object === undefined ? undefined : replay.object(wait.object);
  const holder = wait.operation === "acquire" ? object?.holder : undefined;
  if (object === undefined || holder === undefined || isSignal(object))
    return { owner: undefined, held: undefined };
  return { owner: holder, held: holding(holder, object.id) };
}

/** A lock that somebody releases who does not take it is a gate: anybody may open it. */
function isSignal({ object, acquirers, releasers }: ObjectState): boolean {
  return object.kind !== "RLock" && [...releasers].some((pid) => !acquirers.has(pid));
}

function canNotEnd(
  { process, wait, owner }: StuckWait,
  stuck: Stuck,
  alive: readonly ProcessState[],
): boolean {
  // Who waits for a lock that it holds itself may have closed a gate; another one may open that.
  if (owner !== undefined && owner !== process) return owner.ended === undefined && stuck.has(owner.pid);
  // A process that has ended has been joined; a lock that nobody holds can be had.
  if (wait.operation === "join" || (wait.operation === "acquire" && wait.object === undefined)) return false;
  return process.waits.size === 1 && alive.every(({ pid }) => stuck.has(pid));
}
