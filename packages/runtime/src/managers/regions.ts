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

import { allocate, exclusively } from "../kernel/allocator.ts";
import { rouse, until, wake } from "../kernel/cell.ts";
import type { Heap } from "../kernel/heap.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import type { Message } from "../kernel/message.ts";
import { BLOCKED, type Operation } from "../kernel/operation.ts";
import { readRecord, sizeOfRecord, writeRecord } from "../kernel/record.ts";
import { discard, discardFrom, hold, letGo, putDown, type Ref, takeInHand } from "../kernel/refs.ts";
import { atomically, change } from "../kernel/transaction.ts";

/** Words of a manager; its types' names follow the header. */
const M = { DROPPED: 0, CELL: 1, SERVER: 2, STATE: 3, REQUESTS: 4, NAMES_BYTES: 5 } as const;
const MANAGER_HEADER_BYTES = 32;
/** Words of a referent. Words 1 and 2 count the holders of its parts (see `refs.ts`). */
const R = { MANAGER: 0, NEXT: 3, TYPE: 4 } as const;
const REFERENT_BYTES = 32;
/** Words of a call. */
const C = { STATE: 0, CELL: 1, SERVER: 2, REPLY: 3 } as const;
export const CALL_BYTES = 16;
/** Before the record of a reply: the parcel it has, or 0. */
const REPLY_HEADER_BYTES = 8;

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
  hold(heap, at + M.REQUESTS, requests);
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

/** Makes a referent without a name in any process, unpublished. */
export function allocateReferent(heap: Heap, manager: number, type: number): number {
  const address = allocate(heap, KIND.REFERENT, REFERENT_BYTES);
  const at = address >> 2;
  hold(heap, at + R.MANAGER, manager);
  heap.words[at + R.TYPE] = type;
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
  // In a transaction as all changes of the chain: one that is half made is not seen.
  let next = atomically(heap, () => {
    const first = Atomics.load(heap.words, at + M.DROPPED);
    change(heap, at + M.DROPPED, 0);
    return first;
  });
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
  const reply = takeReply(heap, at + C.REPLY);
  if (reply === 0) return undefined;
  const message = readRecord(heap, reply + REPLY_HEADER_BYTES);
  discard(heap, reply);
  return message;
}

/** Takes an answer, and its parcel, into this process's hands. */
function takeReply(heap: Heap, index: number): number {
  return atomically(heap, () => {
    const reply = Atomics.load(heap.words, index);
    if (reply === 0) return 0;
    const parcel = heap.reach(reply + REPLY_HEADER_BYTES)[reply >> 2] as number;
    change(heap, index, 0);
    takeInHand(heap, reply);
    if (parcel === 0) return reply;
    change(heap, reply >> 2, 0);
    takeInHand(heap, parcel);
    return reply;
  });
}

/** Answers a call. The parcel of the message goes with it. */
export function giveAnswer(heap: Heap, call: number, message: Message): void {
  const words = heap.reach(call + CALL_BYTES);
  const at = call >> 2;
  const reply = allocate(heap, KIND.REPLY, REPLY_HEADER_BYTES + sizeOfRecord(message));
  writeRecord(heap, reply + REPLY_HEADER_BYTES, message);
  atomically(heap, () => {
    change(heap, at + C.REPLY, reply);
    putDown(heap, reply);
    if (message.parcel === 0) return;
    change(heap, reply >> 2, message.parcel);
    putDown(heap, message.parcel);
  });
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
    letGo(heap, (address >> 2) + M.REQUESTS);
  },
});

defineKind(KIND.REFERENT, {
  dropPart(heap, address) {
    const manager = managerOf(heap, address);
    if (serverState(heap, manager) === SERVER.GONE) return;
    const first = (manager >> 2) + M.DROPPED;
    change(heap, (address >> 2) + R.NEXT, Atomics.load(heap.words, first));
    change(heap, first, address);
    wake(heap.words, (manager >> 2) + M.CELL);
  },
  destroy(heap, address) {
    letGo(heap, (address >> 2) + R.MANAGER);
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
    discardFrom(heap, (address >> 2) + C.REPLY);
  },
});

defineKind(KIND.REPLY, {
  destroy(heap, address) {
    discardFrom(heap, address >> 2);
  },
});
