/**
 * Which family of processes this thread belongs to, and which process of it this is.
 *
 * The first use of the runtime in a thread that nobody gave birth to founds a family: a new heap, whose
 * root process it is (pid 1). A thread started by the runtime joins its parent's family.
 */

import { allocate, publish } from "./allocator.ts";
import { awaitsCell } from "./awaited.ts";
import { Heap } from "./heap.ts";
import { defineKind } from "./kinds.ts";
import { FAMILY, KIND } from "./layout.ts";
import { discardFrom, letGo } from "./refs.ts";

/** Pid of the process that founds a family. */
export const ROOT_PID = 1;

/** Words of a process's region. */
export const PROCESS = {
  /** `STATE` below. */
  STATE: 0,
  /** Cell of those who wait for the end of the process. */
  ENDED: 1,
  EXIT_CODE: 2,
  PID: 3,
  PARENT: 4,
  /** Byte address of the word this process sleeps on, or 0. */
  WAITS_ON: 5,
  /** How many operations of this process await something. */
  AWAITS: 6,
  /** First block of the ledger (see `ledger.ts`), or 0. */
  LEDGER: 7,
  /** Parcel of the handles in its arguments, until it has taken it; or 0. */
  ARGS: 8,
  /** Number, from 1, of the message this process is about to take from a queue of tasks, and of the one it works on; or 0. */
  CLAIMING: 9,
  CLAIMED: 10,
  /** Whether it is to stop: see `stop.ts`. */
  STOP: 11,
  /** Ref of the queue that gets a message when this process ends, or 0. */
  OBITUARY: 12,
  /** 1 once this process has been told to end: whatever it holds will be given back. */
  DOOMED: 13,
  /** Whether it sleeps long, and whether its sleep is to end with an error: see `long-sleep.ts`. */
  SLEEP: 14,
  /** While it sleeps long: the byte address of the word it sleeps on, the value it saw there, and whether it must not give up. */
  SLEEPS_ON: 15,
  SAW: 16,
  PATIENT: 17,
  /** Address of a text that says who it is and where it waits, or 0. */
  WHEREABOUTS: 18,
  /** Ref of the text of the deadlock that has ended its sleep. */
  VERDICT: 19,
  /** Pid of who starts it, until the supervisor has been told. */
  SPAWNER: 20,
} as const;
/** Size of a process's region. */
export const PROCESS_BYTES = 96;

/** Life of a process, in order. */
export const STATE = { STARTING: 0, RUNNING: 1, ENDED: 2 } as const;

/** This process, as its family knows it. */
export interface Family {
  readonly heap: Heap;
  readonly pid: number;
  /** Address of this process's region. */
  readonly process: number;
  /** What people call it. */
  readonly name: string;
}

/** Name of the process that founds a family. */
export const ROOT_NAME = "MainProcess";

/** What a child is told about its family. */
export interface Birth {
  readonly buffer: SharedArrayBuffer;
  readonly pid: number;
  readonly process: number;
  readonly name?: string;
}

let own: Family | undefined;

/** The family of this thread, founded now if there is none. */
export function family(): Family {
  own ??= found();
  return own;
}

/** Joins the family a thread was born into. */
export function joinFamily(birth: Birth): Family {
  const { buffer, name = `process ${birth.pid}`, pid, process } = birth;
  own = { heap: new Heap(buffer, pid), pid, process, name };
  return own;
}

/** Gives a pid that no process of this family has had. */
export function nextPid(heap: Heap): number {
  return Atomics.add(heap.words, FAMILY.LAST_PID, 1) + 1;
}

/** Makes the region of a new process, with one reference, unpublished. */
export function allocateProcess(heap: Heap, pid: number, parent: number): number {
  const address = allocate(heap, KIND.PROCESS, PROCESS_BYTES);
  const at = address >> 2;
  heap.words[at + PROCESS.PID] = pid;
  heap.words[at + PROCESS.PARENT] = parent;
  return address;
}

/** For the supervisor: takes over a process that is to be started; `false` if it was given up (see `recover.ts`). */
export function isAccepted(heap: Heap, process: number, pid: number): boolean {
  const words = heap.reach(process + PROCESS_BYTES);
  const at = process >> 2;
  if (heap.kindOf(process) !== KIND.PROCESS || words[at + PROCESS.PID] !== pid) return false;
  // The commit: from here on the supervisor has its count of the region until the process has ended.
  return Atomics.exchange(words, at + PROCESS.SPAWNER, 0) !== 0;
}

/** Notes that a process has been told to end. Comes before it is told: nobody may take it for one that waits for ever. */
export function doom(heap: Heap, process: number): void {
  Atomics.store(heap.reach(process + PROCESS_BYTES), (process >> 2) + PROCESS.DOOMED, 1);
}

function found(): Family {
  const heap = Heap.create(ROOT_PID);
  const process = allocateProcess(heap, ROOT_PID, 0);
  publish(heap, process);
  Atomics.store(heap.words, (process >> 2) + PROCESS.STATE, STATE.RUNNING);
  return { heap, pid: ROOT_PID, process, name: ROOT_NAME };
}

defineKind(KIND.PROCESS, {
  awaited(heap, address, index, saw) {
    const at = address >> 2;
    if (index - at !== PROCESS.ENDED) return undefined;
    const enders = { by: "owner", pid: heap.words[at + PROCESS.PID] as number } as const;
    const end = { what: "the end of", object: "Process", address, over: { saw }, enders };
    return awaitsCell(heap.words, index, end);
  },
  destroy(heap, address) {
    discardFrom(heap, (address >> 2) + PROCESS.ARGS);
    letGo(heap, (address >> 2) + PROCESS.OBITUARY);
  },
});
