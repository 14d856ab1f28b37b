/**
 * A sleep that may be for ever.
 *
 * A process that has slept for a while, with no timeout, wakes once. It writes into its region what it sleeps on and where in the
 * program, says so by one store to its SLEEP word, and looks whether everybody who could wake it sleeps in the same way
 * (`deadlock.ts`). Then it sleeps until it is woken. So waits that end soon cost nothing, and idle processes do nothing.
 *
 * The last process to fall asleep closes a deadlock. As each says that it sleeps *before* it looks, whoever says so
 * last sees all the others.
 *
 * ```text
 * SLEEP:  awake ──say so──▶ ASLEEP ──wake──▶ awake, with another number
 *                              └──the finder of a deadlock──▶ ASLEEP | CONDEMNED ──wake──▶ awake, and DeadlockError
 * ```
 *
 * Invariant: while SLEEP says ASLEEP, its process changes nothing that another could wait for. Both ways out of ASLEEP are one
 * atomic step on the same word: so a finder condemns the very sleep it has looked at, or none.
 */

import { DeadlockError, type DeadlockParticipant } from "../errors.ts";
import { callSite } from "./call-site.ts";
import { lookForDeadlocks } from "./deadlock.ts";
import { detects } from "./detection.ts";
import { type Family, family, PROCESS } from "./family.ts";
import type { Heap } from "./heap.ts";
import { FAMILY, FIRST_BLOCK } from "./layout.ts";
import type { WaitPoint } from "./operation.ts";
import { letGo, putDown } from "./refs.ts";
import { ASLEEP, CONDEMNED, NEXT_SLEEP, type Whereabouts } from "./sleeper.ts";
import { allocateText, readText, textBytes, unlessFull, writeText } from "./text.ts";
import { atomically, change } from "./transaction.ts";

/** Milliseconds after which a process says that it sleeps long. */
const LONG = 200;
/** Room for the whereabouts of a process; longer ones are left out. */
const WHEREABOUTS_BYTES = 1000;

/** Sleeps until woken. Gives the error that is to end the wait, if it is part of a deadlock. */
export function sleepLong(point: WaitPoint): DeadlockError | undefined {
  const own = family();
  if (!isShared(own.heap, point) || !detects(own.heap)) {
    Atomics.wait(point.words, point.index, point.seen);
    return undefined;
  }
  if (Atomics.wait(point.words, point.index, point.seen, LONG) !== "timed-out") return undefined;
  if (!fallAsleep(own, point)) {
    Atomics.wait(point.words, point.index, point.seen);
    return undefined;
  }
  let condemned: boolean;
  try {
    lookForDeadlocks(own.heap);
    // Who condemns this sleep from here on also changes the word this process sleeps on, or finds it asleep and wakes it.
    if (!isCondemned(own)) Atomics.wait(point.words, point.index, point.seen);
  } finally {
    condemned = wakeUp(own);
  }
  return condemned ? verdict(own) : undefined;
}

/** Whether the place is in a region of the heap: what is known of the others is not enough. */
function isShared(heap: Heap, { words, index }: WaitPoint): boolean {
  return words.buffer === heap.buffer && index * 4 >= FIRST_BLOCK;
}

/** Says that this process sleeps; `false` if there is no memory left to say it, and nothing was said. */
function fallAsleep(own: Family, { index, patient, seen }: WaitPoint): boolean {
  const { heap, process } = own;
  const at = process >> 2;
  if (!tellWhereabouts(own)) return false;
  heap.words[at + PROCESS.SLEEPS_ON] = index * 4;
  heap.words[at + PROCESS.SAW] = seen;
  heap.words[at + PROCESS.PATIENT] = patient ? 1 : 0;
  Atomics.add(heap.words, FAMILY.SLEEPERS, 1);
  // From here on this process is in the graph: all that is to be read of it is written.
  Atomics.or(heap.words, at + PROCESS.SLEEP, ASLEEP);
  return true;
}

function isCondemned({ heap, process }: Family): boolean {
  return (Atomics.load(heap.words, (process >> 2) + PROCESS.SLEEP) & CONDEMNED) !== 0;
}

function wakeUp({ heap, process }: Family): boolean {
  const at = (process >> 2) + PROCESS.SLEEP;
  const next = ((Atomics.load(heap.words, at) | (NEXT_SLEEP - 1)) + 1) | 0;
  // Ends the sleep before this process changes anything; tells in the same step whether it was condemned.
  const was = Atomics.exchange(heap.words, at, next);
  Atomics.sub(heap.words, FAMILY.SLEEPERS, 1);
  return (was & CONDEMNED) !== 0;
}

function verdict({ heap, process }: Family): DeadlockError {
  const word = (process >> 2) + PROCESS.VERDICT;
  const address = Atomics.load(heap.words, word);
  const { message, participants } = JSON.parse(readText(heap, address)) as {
    message: string;
    participants: DeadlockParticipant[];
  };
  letGo(heap, word);
  return new DeadlockError(message, participants);
}

/** Writes who this process is and where it waits, in a text of its own. */
function tellWhereabouts({ heap, name, process }: Family): boolean {
  const word = (process >> 2) + PROCESS.WHEREABOUTS;
  if (heap.words[word] === 0) {
    const address = unlessFull(() => allocateText(heap, WHEREABOUTS_BYTES));
    if (address === undefined) return false;
    // The word holds the count that the text was made with.
    atomically(heap, () => {
      change(heap, word, address);
      putDown(heap, address);
    });
  }
  const site = callSite();
  const wanted: Whereabouts[] = [{ name, site }, { name }, {}];
  const texts = wanted.map((whereabouts) => textBytes(JSON.stringify(whereabouts)));
  const fitting = texts.find((bytes) => bytes.length <= WHEREABOUTS_BYTES) as Uint8Array;
  writeText(heap, heap.words[word] as number, fitting);
  return true;
}
