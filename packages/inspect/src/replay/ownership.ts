import type { TraceEvent } from "../trace.ts";
import type { ObjectState } from "./object-state.ts";
import type { Acquire, Held, ProcessState } from "./process-state.ts";

type Release = Extract<TraceEvent, { type: "release" }>;

/** `process` has acquired `object`. */
export function acquired(process: ProcessState, object: ObjectState, event: Acquire): void {
  object.acquirers.add(process.pid);
  if (object.isLock) object.holder = process;
  const index = object.isLock ? process.held.findIndex((held) => held.object === object.id) : -1;
  const before = process.held[index];
  process.held =
    before === undefined
      ? [
          ...process.held,
          { object: object.id, acquired: event, under: idsOf(process.held), depth: event.depth ?? 1 },
        ]
      : process.held.with(index, { ...before, depth: event.depth ?? before.depth + 1 });
}

function idsOf(held: readonly Held[]): readonly number[] {
  return held.length === 0 ? NOTHING : held.map(({ object }) => object);
}

const NOTHING: readonly number[] = [];

/** `process` releases `object`, which another one may hold. */
export function released(process: ProcessState, object: ObjectState, event: Release): void {
  object.releasers.add(process.pid);
  const owner = object.isLock ? object.holder : process;
  if (owner === undefined) return;
  const index = owner.held.findLastIndex((held) => held.object === object.id);
  const before = owner.held[index];
  if (before === undefined) return;
  const depth = object.object.kind === "RLock" ? (event.depth ?? before.depth - 1) : 0;
  owner.held = depth > 0 ? owner.held.with(index, { ...before, depth }) : owner.held.toSpliced(index, 1);
  if (object.isLock && depth <= 0) object.holder = undefined;
}

/** Whether `process` itself got what it gives back by this: then it was mutual exclusion, and no signal. */
export function isOwn(process: ProcessState, object: ObjectState): boolean {
  return object.isLock ? object.holder === process : holding(process, object.id) !== undefined;
}

/** What `process` holds of an object. */
export function holding(process: ProcessState, object: number): Held | undefined {
  return process.held.find((held) => held.object === object);
}

/** `process` has ended: what it held is passed on. */
export function abandoned(process: ProcessState, object: (id: number) => ObjectState): void {
  for (const held of process.held) {
    const state = object(held.object);
    if (state.holder === process) state.holder = undefined;
  }
  process.held = [];
}
