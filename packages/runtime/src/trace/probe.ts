/**
 * The one hook in the runtime: every public operation on shared state goes by here, in both faces.
 *
 * ```text
 * const call = begin(OP.PUT, address)   once, before the operation touches anything: a controlled scheduler gives the turn away in it
 * told(call, operation)                 (kernel/operation.ts) so that the driver says when it really waits
 * call?.mark()                          right before an effect that others can see: the event is numbered now
 * call?.event(OP.PUT, …)                what happened; numbered now, unless it was marked
 * ```
 *
 * With no probe a call is `undefined`, so an operation costs one test more and allocates nothing.
 */

import type { LookAt, ObjectKind } from "./events.ts";

/** What operations and events are called here: numbers, as they lie in the rings. */
export const OP = {
  START: 1,
  BEGIN: 2,
  END: 3,
  TERMINATE: 4,
  JOIN: 5,
  WAIT_BEGIN: 6,
  WAIT_END: 7,
  ACQUIRE: 8,
  ACQUIRE_FAIL: 9,
  RELEASE: 10,
  NOTIFY: 11,
  SET: 12,
  CLEAR: 13,
  ARRIVE: 14,
  PASS: 15,
  ABORT: 16,
  RESET: 17,
  PUT: 18,
  GET: 19,
  TASK_DONE: 20,
  ALL_DONE: 21,
  LOOK: 22,
  SEND: 23,
  RECV: 24,
  CLOSE: 25,
  READ: 26,
  WRITE: 27,
  TASK_SUBMIT: 28,
  TASK_BEGIN: 29,
  TASK_END: 30,
  TASK_RESULT: 31,
  OUTPUT: 32,
  ERROR: 33,
  RELEASE_FAIL: 34,
  /** A condition's `wait`: no scheduling point, as the release in it is one. */
  WAIT: 40,
  SLEEP: 41,
  /** A question that may wait for its answer: of events, of `poll`, of `wait`. Its event is a LOOK. */
  AWAIT: 42,
} as const;
/** One of {@link OP}. */
export type Op = (typeof OP)[keyof typeof OP];

/** What can be looked at, by its number in an event. */
export const LOOKS: readonly LookAt[] = [
  "empty",
  "full",
  "qsize",
  "poll",
  "locked",
  "isSet",
  "getValue",
  "nWaiting",
  "broken",
  "isAlive",
  "exitCode",
  "ready",
];

/** The face of an operation: it blocks its thread, or is a promise. */
export type Face = "sync" | "async";

/** How a wait ended. */
export type WaitResult = "ready" | "timeout" | "aborted" | "deadlock";

/** One operation under way. */
export interface Call {
  /** A number that the kernel notes for the event: of the message, or where it ends in its pipe. */
  detail: number;
  /** Gives the event its place in the order of all: called right before an effect that others can see. */
  mark(): void;
  /** The operation really has to wait, for a limited time or not; does nothing while it waits already. */
  waits(isTimed: boolean): void;
  /** It waits no longer; does nothing unless it waited. An event ends a wait by itself, as `ready`. */
  waited(result: WaitResult): void;
  /** Tells what happened to the object. What the numbers mean is in `recorder/details.ts`. */
  event(op: Op, a?: number, b?: number, value?: unknown): void;
}

/** Who is told. */
export interface Probe {
  /** Whether reads and writes of elements of shared arrays are to be told as well. */
  readonly elements: boolean;
  /**
   * Called once at the beginning of each operation, before it touches shared state. May give nothing, if what happens is not asked for.
   *
   * @param object address of the region; 0 for operations on processes, of which `object` says nothing.
   * @param isPatient whether it will wait as long as it takes.
   */
  before(op: Op, object: number, face: Face, isPatient: boolean): Call | undefined;
  /** A new object is there; nobody else knows it yet. `size`: as in `TraceObject`. */
  made(kind: ObjectKind, object: number, size?: number): void;
  /** The program calls an object so. */
  named(object: number, name: string): void;
}

/** Who is told in this thread; `undefined`: nobody. */
export let probe: Probe | undefined;

/** Sets who is told in this thread; gives who was told until now. */
export function setProbe(next: Probe | undefined): Probe | undefined {
  const before = probe;
  probe = next;
  return before;
}

/** Begins an operation: see the top of this file. */
export function begin(op: Op, object: number, face: Face = "sync", isPatient = false): Call | undefined {
  return probe === undefined ? undefined : probe.before(op, object, face, isPatient);
}

/** Tells the answer to a question: a number, or yes or no. Gives it back. */
export function looked<T extends number | boolean>(what: LookAt, object: number, look: () => T): T {
  if (probe === undefined) return look();
  const call = probe.before(OP.LOOK, object, "sync", false);
  return tellLook(call, what, look());
}

/** As an answer: there is none yet. */
export const NO_ANSWER: number = -(2 ** 31);

/** Tells the answer to a question, about the process `call.detail` if it is about one. Gives it back. */
export function tellLook<T extends number | boolean>(call: Call | undefined, what: LookAt, answer: T): T {
  call?.event(OP.LOOK, LOOKS.indexOf(what) | (call.detail << 8), Number(answer), typeof answer === "boolean");
  return answer;
}

/** Makes what is the library's own, and is in no trace. */
export function unseen<T>(make: () => T): T {
  const before = setProbe(undefined);
  try {
    return make();
  } finally {
    setProbe(before);
  }
}
