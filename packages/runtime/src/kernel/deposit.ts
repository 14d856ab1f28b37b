/**
 * A deposit: memory that goes from one process to another as it is, without a copy.
 *
 * Only a platform's `postMessage` moves memory between threads, and who receives a message is not known when it is sent. So the memory lies with
 * the supervisor meanwhile, and what goes with the message is this region, which says which it is:
 *
 * ```text
 * sender:    makes the region · sends the message with it (the commit) · gives the memory to the supervisor
 * receiver:  has the message · asks the supervisor · sleeps at ANSWERED · has the memory, or hears that the sender died before it gave it
 * ```
 *
 * Between the commit and the giving no code of the program runs, so a receiver never waits for a sender that waits for it. Two ports of the
 * supervisor have no common order: it may be asked before it is given (`process/deposits.ts`).
 *
 * The region is counted as everything that travels. When the last count of one goes whose memory nobody has taken, the supervisor is told to
 * forget that; what a dead process could not tell, it finds when it looks whether the regions are still there.
 */

import { port } from "../port.ts";
import { allocate } from "./allocator.ts";
import type { Heap } from "./heap.ts";
import { defineKind } from "./kinds.ts";
import { KIND } from "./layout.ts";
import { SUPERVISOR_PID } from "./mutex.ts";

/** Words of the region. */
const D = {
  /** Pid of the sender; 0 once the memory has been taken. */
  OWNER: 0,
  SERIAL: 1,
  /** Set to 1 by the supervisor when it has answered the receiver. */
  ANSWERED: 2,
} as const;
const BYTES = 16;

/** Which memory is meant. Pids and serial numbers are never given twice. */
export interface Deposit {
  readonly address: number;
  readonly owner: number;
  readonly serial: number;
}

let serial = 0;

/** Makes the region of a deposit, in this process's hands until it goes with a message. */
export function newDeposit(heap: Heap): Deposit {
  const address = allocate(heap, KIND.DEPOSIT, BYTES);
  const deposit = { address, owner: heap.pid, serial: ++serial };
  heap.words[(address >> 2) + D.OWNER] = deposit.owner;
  heap.words[(address >> 2) + D.SERIAL] = deposit.serial;
  return deposit;
}

/** The deposit at an address; `undefined` if there is none. */
export function depositAt(heap: Heap, address: number): Deposit | undefined {
  if (heap.kindOf(address) !== KIND.DEPOSIT) return undefined;
  const words = heap.reach(address + BYTES);
  return {
    address,
    owner: words[(address >> 2) + D.OWNER] as number,
    serial: words[(address >> 2) + D.SERIAL] as number,
  };
}

/** For the supervisor: whether the region of a deposit is still there. */
export function isThere(heap: Heap, { address, owner, serial: number }: Deposit): boolean {
  const found = depositAt(heap, address);
  return found?.owner === owner && found.serial === number;
}

/** Blocks until the supervisor has answered. It never waits for anybody itself. */
export function untilAnswered(heap: Heap, { address }: Deposit): void {
  const at = (address >> 2) + D.ANSWERED;
  // Invariant: ANSWERED is set after the answer was sent, and before whoever sleeps here is woken.
  while (Atomics.load(heap.words, at) === 0) Atomics.wait(heap.words, at, 0);
}

/** For the supervisor: says that it has answered the receiver, which has the region as long as it waits. */
export function answered(heap: Heap, { address }: Deposit): void {
  const at = (address >> 2) + D.ANSWERED;
  Atomics.store(heap.reach(address + BYTES), at, 1);
  Atomics.notify(heap.words, at);
}

/** Notes that the memory has been taken: nothing is left to be forgotten. */
export function markTaken(heap: Heap, { address }: Deposit): void {
  heap.words[(address >> 2) + D.OWNER] = 0;
}

defineKind(KIND.DEPOSIT, {
  destroy(heap, address) {
    const deposit = depositAt(heap, address);
    // The supervisor looks for itself after each death.
    if (heap.pid === SUPERVISOR_PID || deposit === undefined || deposit.owner === 0) return;
    port().post({ type: "forget", deposit } as { readonly type: string });
  },
});
