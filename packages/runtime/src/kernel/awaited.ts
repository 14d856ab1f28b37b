/**
 * What a sleeping process waits for, as far as shared memory says it: for the wait-for graph (see `wait-for-graph.ts`).
 *
 * A kind of region knows its words, and tells through its duty `awaited` whether the wait is over and who could end it. It has to be
 * right only while all of those are asleep themselves, since nothing is concluded otherwise: then nobody
 * is between a change and the wake-up that belongs to it.
 */

import { rouse, wakesSince } from "./cell.ts";
import { ownerOf, stir } from "./mutex.ts";

/** Who could end a wait. */
export type Enders =
  /** One process: it owns a mutex that nobody else releases, or its own end is waited for. */
  | { readonly by: "owner"; readonly pid: number }
  /** The owner of a lock, who has shown in how far it alone releases it: see `Lock`. */
  | { readonly by: "lock"; readonly pid: number; readonly ref: number; readonly use: LockUse }
  /** Whoever holds this ref. `parks` says that a process may wait here idly, until its parent ends it. */
  | { readonly by: "holders"; readonly ref: number; readonly parks: boolean };

/** Whether a lock is released by its holder only: it surely is, it looks like it, or it may be another's signal. */
export type LockUse = "mutex" | "likely" | "signal";

/** A wait at a word of a region. */
export interface Awaited {
  /** What of the object is waited for, for people, such as "an item of"; empty for the object itself. */
  readonly what: string;
  /** The object's class, such as "Queue". */
  readonly object: string;
  /** Address of the object's region. */
  readonly address: number;
  /** Whether the wait can go on as things are, so that the sleeper only has to be given the processor. */
  readonly isOver: boolean;
  readonly enders: Enders;
  /** Makes all sleepers at the word look again, and those who are about to sleep there. */
  readonly stir: () => void;
}

/** The object of a wait: its class for people, and its region. */
export interface AwaitedObject {
  readonly object: string;
  readonly address: number;
}

/** A wait for a mutex inside an object, which its owner gives back by itself. */
export function awaitsTurn(words: Int32Array, index: number, saw: number, object: AwaitedObject): Awaited {
  const pid = ownerOf(words, index);
  return {
    ...object,
    what: "its turn at",
    isOver: pid === 0,
    enders: { by: "owner", pid },
    stir: () => stir(words, index, saw),
  };
}

/** A wait at a cell: for what, and whether it has come. */
export interface AwaitedCell extends AwaitedObject {
  readonly what: string;
  /** Of a cell that is woken as a whole: the value the sleeper saw there. Otherwise whether there is what it waits for. */
  readonly over: { readonly saw: number } | { readonly is: boolean };
  readonly enders: Enders;
}

/** A wait at a cell (see `cell.ts`). */
export function awaitsCell(words: Int32Array, index: number, cell: AwaitedCell): Awaited {
  const { over, ...rest } = cell;
  // Who sleeps where one is woken at a time may sleep on a value long gone: there only the state tells.
  const isOver = "is" in over ? over.is : wakesSince(words, index, over.saw);
  return { ...rest, isOver, stir: () => rouse(words, index) };
}
