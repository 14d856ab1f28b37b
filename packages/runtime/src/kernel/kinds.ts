/** What each kind of region knows to do: filled by the modules that define the kinds, used by `ledger.ts` and `recover.ts`. */

import type { Awaited } from "./awaited.ts";
import type { Heap } from "./heap.ts";
import type { Kind } from "./layout.ts";

/** The duties of a kind of region. Each runs in any process, and may run while others use the region. */
export interface KindDuties {
  /** Releases what a dead process held here. Runs inside the allocator's mutex: it must not allocate or free. */
  recover?(heap: Heap, address: number, deadPid: number, deadProcess: number): void;
  /** Wakes everybody asleep here, to look again: a wake-up given to a dead process is not lost. */
  rouse?(heap: Heap, address: number): void;
  /** One holder of a part (such as one end of a pipe) has gone. */
  dropPart?(heap: Heap, address: number, part: number): void;
  /** Nobody refers to the region any more: gives back what it owns besides itself. */
  destroy?(heap: Heap, address: number): void;
  /** A process puts a handle of it into a message. */
  given?(heap: Heap, address: number): void;
  /** What a process waits for that sleeps on the word `index`, where it `saw` this value. Changes nothing. */
  awaited?(heap: Heap, address: number, index: number, saw: number): Awaited | undefined;
  /** The ref of which the region itself holds a count, and gives it on to whoever gets hold of the region; 0 for none. */
  inner?(heap: Heap, address: number): number;
  /** Pid of who holds this lock, or 0. */
  holder?(heap: Heap, address: number): number;
}

const duties = new Map<Kind, KindDuties>();

/** Says what regions of a kind do. */
export function defineKind(kind: Kind, what: KindDuties): void {
  duties.set(kind, what);
}

/** The duties of a kind; none if nobody defined it. */
export function dutiesOf(kind: Kind): KindDuties {
  return duties.get(kind) ?? {};
}
