/**
 * What managers keep in the shared heap: the manager itself, a referent for each object its server keeps, a call under way, and
 * the answer to it.
 *
 * ```text
 * proxy ──part 1──▶ REFERENT ──▶ MANAGER ──▶ queue of requests
 *                     ▲  next of the dropped ▲
 * server ──part 0─────┘                      │ DROPPED: chain of the referents that no process has a proxy of
 * CALL [state | cell | server] ──▶ REPLY: the answer, as a record
 * ```
 *
 * A referent counts its proxies as holders of part 1, so a process that dies gives its proxies back. The last to go chains the
 * referent to DROPPED and wakes the server, which lets the object go; only the server takes the chain, whole. A referent in the
 * chain is held by its server or by the request that made it, so it can't be freed there.
 *
 * A call waits for ANSWERED, which the server commits, or LOST, which the supervisor does when the server has died. It can't
 * be missed: see `refuseIfGone`.
 */

import { allocate, exclusively, free, publish } from "../kernel/allocator.ts";
import { rouse, until, wake } from "../kernel/cell.ts";
import type { Heap } from "../kernel/heap.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import type { Message } from "../kernel/message.ts";
import { BLOCKED, type Operation } from "../kernel/operation.ts";
import { padded, readRecord, RECORD_HEADER_BYTES, writeRecord } from "../kernel/record.ts";
import { drop, dropAll, type Ref, retain } from "../kernel/refs.ts";

/** Words of a manager; its types' names follow the header. */
const M = { DROPPED: 0, CELL: 1, SERVER: 2, STATE: 3, REQUESTS: 4, NAMES_BYTES: 5 } as const;
const MANAGER_HEADER_BYTES = 32;
/** Words of a referent. Words 1 and 2 count the holders of its parts (see `refs.ts`). */
const R = { MANAGER: 0, NEXT: 3, TYPE: 4 } as const;
const REFERENT_BYTES = 32;
/** Words of a call. */
const C = { STATE: 0, CELL: 1, SERVER: 2, REPLY: 3 } as const;
export const CALL_BYTES = 16;

/** Part of a referent that its proxies hold. */
export const PROXY = 1;

/** How it stands with a manager's server. */
export const SERVER = { RUNNING: 0, SHUT_DOWN: 1, GONE: 2 } as const;
const PENDING = 0;
const ANSWERED = 1;
const LOST = 2;

/** Fills the region of a new manager, which holds its queue of requests from now on. */
export function initialiseManager(heap: Heap, address: number, requests: Ref, names: Uint8Array): void {
  const at = address >> 2;
  heap.words[at + M.NAMES_BYTES] = names.length;
  heap.bytes.set(names, address + MANAGER_HEADER_BYTES);
  retain(heap, requests);
  heap.words[at + M.REQUESTS] = requests;
}

export function managerBytes(names: Uint8Array): number {
  return MANAGER_HEADER_BYTES + names.length;
}

/** The names that the manager was made with. */
export function namesOf(heap: Heap, manager: number): Uint8Array {
  const length = heap.reach(manager + MANAGER_HEADER_BYTES)[(manager >> 2) + M.NAMES_BYTES] as number;
  heap.reach(manager + MANAGER_HEADER_BYTES + length);
  return heap.bytes.slice(manager + MANAGER_HEADER_BYTES, manager + MANAGER_HEADER_BYTES + length);
}

/** Address of the manager's queue of requests. */
export function requestsOf(heap: Heap, manager: number): number {
  return heap.reach(manager + MANAGER_HEADER_BYTES)[(manager >> 2) + M.REQUESTS] as number;
}

/** Says which process serves the manager; before that process can die. */
export function setServer(heap: Heap, manager: number, pid: number): void {
  Atomics.store(heap.reach(manager + MANAGER_HEADER_BYTES), (manager >> 2) + M.SERVER, pid);
}

/** How it stands with the server: one of {@link SERVER}. */
export function serverState(heap: Heap, manager: number): number {
  return Atomics.load(heap.reach(manager + MANAGER_HEADER_BYTES), (manager >> 2) + M.STATE);
}

/** Says that the manager is being shut down: no more calls from now on. */
export function closeManager(heap: Heap, manager: number): void {
  Atomics.compareExchange(heap.words, (manager >> 2) + M.STATE, SERVER.RUNNING, SERVER.SHUT_DOWN);
}

/** Makes a referent without a name in any process: one count of the whole, one proxy. Unpublished. */
export function allocateReferent(heap: Heap, manager: number, type: number): number {
  const address = allocate(heap, KIND.REFERENT, REFERENT_BYTES);
  const at = address >> 2;
  retain(heap, manager);
  heap.words[at + R.MANAGER] = manager;
  heap.words[at + R.TYPE] = type;
  retain(heap, address | PROXY);
  return address;
}

/** The manager of a referent. */
export function managerOf(heap: Heap, referent: number): number {
  return heap.reach(referent + REFERENT_BYTES)[(referent >> 2) + R.MANAGER] as number;
}

/** Number of the type of a referent, among the names of its manager. */
export function typeOf(heap: Heap, referent: number): number {
  return heap.reach(referent + REFERENT_BYTES)[(referent >> 2) + R.TYPE] as number;
}

/** Waits for referents that no process has a proxy of, and takes them; `[]` once `stopped` says so. */
export function* dropped(heap: Heap, manager: number, stopped: () => boolean): Operation<number[]> {
  const at = manager >> 2;
  yield* until(heap.words, at + M.CELL, {
    attempt: () => (Atomics.load(heap.words, at + M.DROPPED) !== 0 || stopped() ? undefined : BLOCKED),
    spins: 0,
  });
  const taken: number[] = [];
  let next = Atomics.exchange(heap.words, at + M.DROPPED, 0);
  for (; next !== 0; next = heap.reach(next + REFERENT_BYTES)[(next >> 2) + R.NEXT] as number) {
    taken.push(next);
  }
  return taken;
}

/** Makes the server that waits in {@link dropped} look again. */
export function rouseServer(heap: Heap, manager: number): void {
  wake(heap.words, (manager >> 2) + M.CELL);
}

/** Fills the region of a call to the manager's server. */
export function initialiseCall(heap: Heap, address: number, manager: number): void {
  heap.words[(address >> 2) + C.SERVER] = heap.words[(manager >> 2) + M.SERVER] as number;
}

/**
 * Whether the server has gone, for a call that has just been filled. The supervisor marks the manager and its calls within the
 * allocator's mutex. So if it comes before this look, the look finds it; if it comes later, it finds the call.
 */
export function isGone(heap: Heap, manager: number): boolean {
  return exclusively(heap, () => serverState(heap, manager) === SERVER.GONE);
}

/** Waits for the answer to a call and takes it; `undefined` if the server died before it answered. */
export function* answer(heap: Heap, call: number): Operation<Message | undefined> {
  const words = heap.reach(call + CALL_BYTES);
  const at = call >> 2;
  yield* until(words, at + C.CELL, {
    attempt: () => (Atomics.load(words, at + C.STATE) === PENDING ? BLOCKED : undefined),
  });
  // An answer that came before the death is whole, and good.
  const reply = Atomics.exchange(words, at + C.REPLY, 0);
  if (reply === 0) return undefined;
  const message = readRecord(heap, reply);
  // The message's counts are the caller's from here on: a death in between leaks them.
  free(heap, reply);
  return message;
}

/** Answers a call. The counts of the message go with it. */
export function giveAnswer(heap: Heap, call: number, { bytes, refs }: Message): void {
  const words = heap.reach(call + CALL_BYTES);
  const at = call >> 2;
  const size = RECORD_HEADER_BYTES + padded(bytes.length + (refs.length > 0 ? 4 + refs.length * 4 : 0));
  const reply = allocate(heap, KIND.REPLY, size, false);
  writeRecord(heap, reply, bytes, refs);
  publish(heap, reply);
  Atomics.store(words, at + C.REPLY, reply);
  // The commit: the answer is whole and in its place.
  Atomics.compareExchange(words, at + C.STATE, PENDING, ANSWERED);
  wake(words, at + C.CELL);
}

/** Says that a call gets no answer. */
export function failCall(heap: Heap, call: number): void {
  Atomics.compareExchange(heap.reach(call + CALL_BYTES), (call >> 2) + C.STATE, PENDING, LOST);
  wake(heap.words, (call >> 2) + C.CELL);
}

defineKind(KIND.MANAGER, {
  recover(heap, address, deadPid) {
    const at = address >> 2;
    if (heap.words[at + M.SERVER] !== deadPid) return;
    Atomics.store(heap.words, at + M.STATE, SERVER.GONE);
  },
  rouse(heap, address) {
    rouse(heap.words, (address >> 2) + M.CELL);
  },
  destroy(heap, address) {
    drop(heap, requestsOf(heap, address));
  },
});

defineKind(KIND.REFERENT, {
  dropPart(heap, address) {
    const manager = managerOf(heap, address);
    if (serverState(heap, manager) === SERVER.GONE) return;
    const first = (manager >> 2) + M.DROPPED;
    let seen: number;
    do {
      seen = Atomics.load(heap.words, first);
      heap.words[(address >> 2) + R.NEXT] = seen;
      // The commit: whoever takes the chain finds this referent and those behind it.
    } while (Atomics.compareExchange(heap.words, first, seen, address) !== seen);
    wake(heap.words, (manager >> 2) + M.CELL);
  },
  destroy(heap, address) {
    drop(heap, managerOf(heap, address));
  },
});

defineKind(KIND.CALL, {
  recover(heap, address, deadPid) {
    const at = address >> 2;
    if (heap.words[at + C.SERVER] !== deadPid) return;
    if (Atomics.compareExchange(heap.words, at + C.STATE, PENDING, LOST) === PENDING) {
      wake(heap.words, at + C.CELL);
    }
  },
  rouse(heap, address) {
    rouse(heap.words, (address >> 2) + C.CELL);
  },
  destroy(heap, address) {
    const reply = Atomics.exchange(heap.words, (address >> 2) + C.REPLY, 0);
    if (reply !== 0) drop(heap, reply);
  },
});

defineKind(KIND.REPLY, {
  destroy(heap, address) {
    dropAll(heap, readRecord(heap, address).refs);
  },
});
