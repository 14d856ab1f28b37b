import type { EventType, TraceEvent, TraceObject } from "../trace.ts";
import type { Clock } from "./clock.ts";
import type { ProcessState } from "./process-state.ts";

/** What is known of an object at one moment of a trace. */
export class ObjectState {
  /** Who holds it, if it is a lock. */
  holder: ProcessState | undefined;
  /** Pids of those who ever acquired it, or asked for it, and of those who ever released it. */
  readonly acquirers: Set<number> = new Set();
  readonly releasers: Set<number> = new Set();
  /** What whoever gets through here learns: from releases, `set`, notifications, `task.done`. */
  clock: Clock | undefined;
  /** A semaphore's permits that nobody had yet, if that is known. */
  unused: number | undefined;
  /** A semaphore's permits that were given back, oldest first, each with what its giver knew. */
  readonly permits: Clock[] = [];
  /** By message, what its sender knew; by `-message` of a bounded queue, what its receiver knew. */
  readonly messages: Map<number, Clock> = new Map();
  /** Of a barrier: its rounds. */
  readonly rounds: BarrierRound[] = [];
  /** Of a barrier, by pid: the round the process has arrived in. */
  readonly arrivals: Map<number, BarrierRound> = new Map();
  /** By type, the latest event after which somebody else may go on, or may not any more. */
  readonly changes: Map<EventType, TraceEvent> = new Map();

  readonly object: TraceObject;

  constructor(object: TraceObject) {
    this.object = object;
    this.unused = this.object.size;
  }

  get id(): number {
    return this.object.id;
  }

  get isLock(): boolean {
    return this.object.kind === "Lock" || this.object.kind === "RLock";
  }

  get isSemaphore(): boolean {
    return this.object.kind === "Semaphore" || this.object.kind === "BoundedSemaphore";
  }
}

/** One round of a barrier. */
export interface BarrierRound {
  readonly clock: Clock;
  arrived: number;
  passed: number;
}
