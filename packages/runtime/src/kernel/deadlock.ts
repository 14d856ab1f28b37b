/**
 * Finding deadlocks, and ending them with an error in each process that takes part.
 *
 * Whoever looks holds the allocator's mutex: so there is one finder at a time, and no region that somebody sleeps on is freed
 * meanwhile. A look is taken by each process that begins to sleep long, by the supervisor after a death, and by a
 * process that has given back a handle while others sleep: each of these may be what was missing for a deadlock.
 *
 * Those who are stuck but not in a knot of the graph wait for the knot, and go on when it is undone: they get no error.
 * Those who must not give up (taking back a condition's lock) get none either.
 */

import { exclusively } from "./allocator.ts";
import { describe } from "./deadlock-report.ts";
import type { Heap } from "./heap.ts";
import { knots } from "./knots.ts";
import { FAMILY } from "./layout.ts";
import { letGoOfHand } from "./refs.ts";
import type { Sleeper } from "./sleeper.ts";
import { allocateText, textBytes, unlessFull, writeText } from "./text.ts";
import { areIdle, endersOf, look, stuckAmong } from "./wait-for-graph.ts";

/** Which of those who are stuck could end the wait of one of them. */
type Enders = (sleeper: Sleeper) => readonly Sleeper[];

/** Milliseconds after a handle was given back until somebody looks: many may be given back at once. */
const SOON = 100;

/** Ends every deadlock there is now. */
export function lookForDeadlocks(heap: Heap): void {
  if (Atomics.load(heap.words, FAMILY.SLEEPERS) === 0) return;
  exclusively(heap, () => endDeadlocks(heap));
}

let looksSoon = false;

/** Looks in a while, if anybody sleeps long: this process has given something back that a sleeper may have waited for. */
export function lookSoon(heap: Heap): void {
  if (looksSoon || Atomics.load(heap.words, FAMILY.SLEEPERS) === 0) return;
  looksSoon = true;
  const timer = setTimeout(() => {
    looksSoon = false;
    lookForDeadlocks(heap);
  }, SOON);
  // Where a timer keeps its event loop open, this one need not.
  (timer as { unref?(): void }).unref?.();
}

function endDeadlocks(heap: Heap): void {
  const snapshot = look(heap);
  const stuck = stuckAmong(snapshot);
  if (stuck.size === 0) return;
  const enders = new Map([...stuck.values()].map((sleeper) => [sleeper, endersOf(snapshot, stuck, sleeper)]));
  const endersOfOne: Enders = (sleeper) => enders.get(sleeper) as Sleeper[];
  const found = knots(stuck.values(), endersOfOne);
  // Invariant: all who were found stuck have slept since before the first look, and what they wait for has not come from one who
  // let go of it before the counts were read. So what was read was true at once, and stays so.
  for (const { sleepsOnStill } of stuck.values()) if (!sleepsOnStill) return;
  for (const knot of found) if (!areIdle(snapshot, stuck, knot)) endDeadlock(heap, knot, endersOfOne);
}

function endDeadlock(heap: Heap, knot: readonly Sleeper[], enders: Enders): void {
  const victims = knot.filter(({ isPatient }) => !isPatient);
  if (victims.length === 0) return;
  const bytes = textBytes(JSON.stringify(describe(heap, knot, enders)));
  const verdict = unlessFull(() => allocateText(heap, bytes.length));
  if (verdict === undefined) return;
  writeText(heap, verdict, bytes);
  const condemned = victims.filter((victim) => victim.condemn(verdict));
  if (condemned.length < victims.length) {
    // One was up for a moment, as after a death, when wake-ups that may be lost are given again. It looks itself when it sleeps again: then all are told, and the same.
    for (const victim of condemned) victim.pardon();
  } else {
    // All are condemned before the first one wakes, and what it sleeps on changes after: each finds its error when it wakes.
    for (const { awaited } of condemned) awaited?.stir();
  }
  letGoOfHand(heap, verdict);
}
