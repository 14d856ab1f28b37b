import type { LookAt, TraceEvent, WaitOperation } from "../trace.ts";

/**
 * A moment of a trace: an event, with what a sentence about it needs.
 */
export interface Step {
  /** `seq` of the event. */
  readonly event: number;
  readonly pid: number;
  readonly object?: number;
  /** Index in `sites`. */
  readonly site?: number;
}

/** A read or a write of shared data. */
export interface Access extends Step {
  readonly access: "read" | "write";
  /** The element, 0 for a `Value`; of a range, the first. */
  readonly index: number;
  readonly value?: string;
  /** The locks and permits that the process had. */
  readonly locks: readonly number[];
}

/** Two accesses of the same datum, one of them a write, in no certain order: nothing makes the second wait for the first. */
export interface DataRace {
  readonly first: Access;
  readonly second: Access;
  /** How many times these two places raced. */
  readonly times: number;
  /** Elements of an array on which they did, ten at most. */
  readonly indexes: readonly number[];
  /** Whether the reader looks again and again, and only one process writes: a flag or a progress. */
  readonly polled: boolean;
}

/** A write that was computed from a read, and overwrote what another process wrote in between. It happened in this trace. */
export interface LostUpdate {
  readonly read: Access;
  readonly between: Access;
  readonly write: Access;
  readonly times: number;
}

/** A process looked, another one changed what it had seen, and the process acted nevertheless. It happened in this trace. */
export interface CheckThenAct {
  readonly look: Access;
  readonly between: Access;
  readonly act: Access;
}

/** Something was read before it was written for the first and only time. It happened in this trace. */
export interface OrderViolation {
  readonly read: Access;
  readonly write: Access;
}

/** Each process guards the datum of a race by a lock of its own, so they exclude nobody. */
export interface LockPerProcess {
  readonly data: number;
  readonly first: Access;
  readonly second: Access;
  /** Where each of the two got its lock. */
  readonly firstLock: Step;
  readonly secondLock: Step;
}

/** A process that waits, for ever as far as the trace tells. */
export interface Blocked extends Step {
  readonly operation: WaitOperation;
  /** Pid of the process it waits for, in a `join`. */
  readonly target?: number;
  /** Who would have to do something: the holder of a lock, the joined process, everybody stuck who could send, set or notify. */
  readonly waitsFor: readonly number[];
  /** Whether it is certain that nobody else could end the wait. */
  readonly certain: boolean;
  /** Where the holder got what is waited for. */
  readonly heldSince?: Step;
}

/** Processes that will never go on. */
export interface Deadlock {
  readonly waits: readonly Blocked[];
  /** Those who wait for each other in a ring, each for the next one and the last for the first; empty if there is none. */
  readonly cycle: readonly Blocked[];
  /** Pids of those who can go on all the same. */
  readonly goOn: readonly number[];
}

/** Processes that do something all the time, and get nowhere. */
export interface Livelock {
  /** How many times they came back to the same state, each having done something. */
  readonly rounds: number;
  /** What each of them tries, again and again. */
  readonly steps: readonly Step[];
}

/** A process had one lock when it asked for another one. */
export interface Nesting {
  readonly pid: number;
  readonly held: Step;
  readonly wanted: Step;
}

/** Locks that are taken in orders that do not agree: it went well this time. */
export interface LockOrder {
  /** Each wants what the next one holds, the last what the first holds. */
  readonly cycle: readonly Nesting[];
}

/**
 * A wait that nobody ends, and the signal that should have.
 *
 * - `nobody-waiting`: the notification came before the wait
 * - `woke-another`: it woke another process, which had no use for it
 * - `too-early`: it came before what is waited for had changed
 * - `no-signal`: what is waited for has changed, and nobody told
 * - `cleared`: the event was set, and cleared before the waiter saw it
 */
export interface LostWakeUp {
  readonly how: "nobody-waiting" | "woke-another" | "too-early" | "no-signal" | "cleared";
  readonly wait: Step;
  /** The notification, or the `set`; there is none if `how` is `no-signal`. */
  readonly signal?: Step;
  /** The write that nobody told of, or the `clear`. */
  readonly change?: Step;
}

/**
 * Whether a queue was empty decided what a process did, and was not true any more.
 *
 * - `end`: that it was empty was taken for the end of the data, and `change` is a `put` that came later, or might have
 * - `item`: that it was not empty was taken for a promise, and `change` is the `get` by which another process took the item; `wait` does not end
 */
export interface QueueEmptyRace {
  readonly how: "end" | "item";
  readonly look: Step;
  readonly change: Step;
  readonly wait?: Step;
  /** How many messages nobody got. */
  readonly left: number;
}

/** Messages that nobody ever took, though the program is over. */
export interface UnreadMessages {
  readonly left: number;
  /** Where they were put, or sent. */
  readonly puts: readonly Step[];
}

/** A process that the main process did not wait for was ended with it, in the middle of its work. */
export interface DaemonCutOff {
  readonly start: Step;
  /** The last it did. */
  readonly last?: Step;
}

/** An answer that was no longer true when the process acted on it, so that it waits for ever. */
export interface StaleLook {
  readonly look: Step;
  readonly what: LookAt;
  readonly answer: boolean | number | null;
  /** What made it untrue. */
  readonly change: Step;
  readonly wait: Step;
}

/** Processes that wait at a barrier for more than will come. */
export interface BarrierShort {
  readonly arrived: readonly Step[];
  /** How many it waits for, if the trace tells. */
  readonly parties?: number;
}

/** A lock that was released once more than it was acquired. */
export interface DoubleRelease {
  readonly release: Step;
  /** The release before, by the same process. */
  readonly earlier?: Step;
  /** The one who held it now, and was let down. */
  readonly holder?: Step;
}

/** A process waits while others pass. */
export interface Starvation {
  readonly wait: Step;
  /** The latest time that another one got it. */
  readonly last: Step;
  /** How often others got what it waits for. */
  readonly passed: number;
  readonly by: readonly number[];
}

/** A process waits for the end of another one, which waits for its message to be taken. */
export interface JoinBeforeDrain {
  readonly join: Step;
  readonly full: Step;
}

/** A process ended while it held a lock. */
export interface AbandonedLock {
  readonly acquired: Step;
  readonly end: Step;
  /** Who got it next, if somebody did. */
  readonly next?: Step;
  readonly how: "terminated" | "ended";
}

/**
 * A process waits on a condition without looking.
 *
 * - `not-again`: once notified, it did not look again at what it had waited for
 * - `not-at-all`: it did not look before it waited, so a notification that comes first is lost; it went well this time
 */
export interface UnguardedWait {
  readonly how: "not-again" | "not-at-all";
  readonly wait: Step;
  /** The look before. */
  readonly look?: Step;
  /** Who changed it between the notification and the waiter's turn, if somebody did. */
  readonly change?: Step;
}

/** An error that ended a process. */
export interface UncaughtError {
  readonly error: Step;
  readonly message: string;
}

/** What each kind of finding tells. */
export interface FindingDetails {
  "data-race": DataRace;
  "lost-update": LostUpdate;
  "check-then-act": CheckThenAct;
  "order-violation": OrderViolation;
  "lock-per-process": LockPerProcess;
  deadlock: Deadlock;
  "partial-deadlock": Deadlock;
  livelock: Livelock;
  "lock-order": LockOrder;
  "lost-wake-up": LostWakeUp;
  "queue-empty-race": QueueEmptyRace;
  "unread-messages": UnreadMessages;
  "daemon-cut-off": DaemonCutOff;
  "stale-look": StaleLook;
  "barrier-short": BarrierShort;
  "double-release": DoubleRelease;
  starvation: Starvation;
  "join-before-drain": JoinBeforeDrain;
  "abandoned-lock": AbandonedLock;
  "unguarded-wait": UnguardedWait;
  "uncaught-error": UncaughtError;
}

/** The name of a fault. */
export type FindingKind = keyof FindingDetails;

/** `fault`: it went wrong, or nothing keeps it from going wrong. `risk`: it went well this time, and there is a doubt. */
export type Severity = "fault" | "risk";

/** Something that is wrong with a program, seen in a trace of it. */
export type Finding = {
  [Kind in FindingKind]: {
    readonly kind: Kind;
    readonly severity: Severity;
    /** Pids, as they come up in the detail. */
    readonly processes: readonly number[];
    /** Ids of objects. */
    readonly objects: readonly number[];
    /** Indexes of `sites`; empty if the trace has none. */
    readonly sites: readonly number[];
    /** `seq` of the events that show it. */
    readonly events: readonly number[];
    readonly detail: FindingDetails[Kind];
  };
}[FindingKind];

/** The finding of one kind. */
export type FindingOf<Kind extends FindingKind> = Extract<Finding, { kind: Kind }>;

/** What a finding is made of. */
export interface Parts<Kind extends FindingKind> {
  readonly severity: Severity;
  readonly detail: FindingDetails[Kind];
  /** The moments that show it, the most telling first. */
  readonly steps: readonly (Step | undefined)[];
  /** Objects that are concerned and in no step. */
  readonly objects?: readonly number[];
}

/** Makes a finding: what it names is collected from its steps. */
export function finding<Kind extends FindingKind>(kind: Kind, parts: Parts<Kind>): FindingOf<Kind> {
  const steps = parts.steps.filter((step) => step !== undefined);
  return {
    kind,
    severity: parts.severity,
    processes: distinct(steps.map(({ pid }) => pid)),
    objects: distinct([...steps.map(({ object }) => object), ...(parts.objects ?? [])]),
    sites: distinct(steps.map(({ site }) => site)),
    events: distinct(steps.map(({ event }) => event)),
    detail: parts.detail,
  } as unknown as FindingOf<Kind>;
}

function distinct(numbers: readonly (number | undefined)[]): number[] {
  return [...new Set(numbers.filter((n) => n !== undefined))];
}

/** The step that an event is. */
export function stepOf({ seq, pid, object, site }: TraceEvent): Step {
  return {
    event: seq,
    pid,
    ...(object === undefined ? {} : { object }),
    ...(site === undefined ? {} : { site }),
  };
}
