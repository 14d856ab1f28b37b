/**
 * What gives an order between processes: each case says who learns what from whom. Where the trace does not say, an order is
 * assumed: a race may be missed then, but none is made up.
 */

import type { TraceEvent } from "../trace.ts";
import { type Clock, emptyClock, join, joinFull } from "./clock.ts";
import type { BarrierRound, ObjectState } from "./object-state.ts";
import { isOwn } from "./ownership.ts";
import type { ProcessState } from "./process-state.ts";

/** `process` learns what `clock` holds. */
export function learn(process: ProcessState, clock: Clock | undefined): void {
  if (clock === undefined) return;
  join(process.clock, clock);
  process.learned();
}

/** Others can learn at `object`, from now on, what `process` knows. */
export function tell(process: ProcessState, object: ObjectState, half: "full" | "both" = "both"): void {
  object.clock ??= emptyClock(process.clock.length / 2);
  (half === "full" ? joinFull : join)(object.clock, process.clock);
  process.tick();
}

/** A semaphore's permits are taken in the order they were given: the k-th acquire of n permits needs the release before it, from the (n+1)-th on. */
export function takePermit(process: ProcessState, object: ObjectState, left: number | undefined): void {
  if (object.unused === undefined && left !== undefined) object.unused = left + 1 - object.permits.length;
  if (object.unused !== undefined && object.unused > 0) object.unused--;
  else learn(process, object.permits.shift());
}

/** Gives a permit of a semaphore back, or a new one. */
export function givePermit(process: ProcessState, object: ObjectState): void {
  const permit = emptyClock(process.clock.length / 2);
  (isOwn(process, object) ? joinFull : join)(permit, process.clock);
  object.permits.push(permit);
  process.tick();
}

/** Message `number` of `object` is sent. With a known capacity, it had to be received that many messages before. */
export function sent(process: ProcessState, object: ObjectState, number: number): void {
  const { size } = object.object;
  if (size !== undefined && size > 0) learn(process, takeOut(object.messages, size - number));
  object.messages.set(number, process.snapshot);
  process.tick();
}

/** Message `number` of `object` has been received. */
export function received(process: ProcessState, object: ObjectState, number: number): void {
  learn(process, takeOut(object.messages, number));
  if ((object.object.size ?? 0) === 0) return;
  object.messages.set(-number, process.snapshot);
  process.tick();
}

function takeOut(messages: Map<number, Clock>, number: number): Clock | undefined {
  const clock = messages.get(number);
  messages.delete(number);
  return clock;
}

/** Numbers of messages of both directions of a pipe, and of the queues: 2n and 2n + 1 for the two ends that send. */
export function messageOf(event: Extract<TraceEvent, { type: "put" | "get" | "send" | "recv" }>): number {
  if (event.type === "put" || event.type === "get") return event.message;
  return 2 * event.message + (event.type === "send" ? event.end : 1 - event.end);
}

/** `process` has arrived at a barrier. */
export function arrive(process: ProcessState, object: ObjectState): void {
  const round = openRound(object, process.clock.length);
  join(round.clock, process.clock);
  round.arrived++;
  object.arrivals.set(process.pid, round);
  process.tick();
}

/** The round that is not full yet. Without a known number of parties, a round is full when somebody has passed. */
function openRound(object: ObjectState, length: number): BarrierRound {
  const last = object.rounds.at(-1);
  const { size } = object.object;
  if (last !== undefined && (size === undefined ? last.passed === 0 : last.arrived < size)) return last;
  const round = { clock: emptyClock(length / 2), arrived: 0, passed: 0 };
  object.rounds.push(round);
  return round;
}

/** `process` has passed a barrier: everybody of its round had arrived. */
export function pass(process: ProcessState, object: ObjectState): void {
  const round = object.arrivals.get(process.pid);
  if (round === undefined) return;
  round.passed++;
  learn(process, round.clock);
}
