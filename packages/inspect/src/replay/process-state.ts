import type { TraceEvent } from "../trace.ts";
import { type Clock, emptyClock } from "./clock.ts";

/** A lock or a permit that a process has. */
export interface Held {
  readonly object: number;
  /** The `acquire` by which it got it. */
  readonly acquired: Acquire;
  /** What it had already then. */
  readonly under: readonly number[];
  /** How often: more than once for an `RLock` only. */
  readonly depth: number;
}

export type Acquire = Extract<TraceEvent, { type: "acquire" }>;
export type WaitBegin = Extract<TraceEvent, { type: "wait.begin" }>;

/** The key of blocking operations among the waits of a process: there is one at a time at most. */
const BLOCKING = -1;

/** What is known of a process at one moment of a trace. */
export class ProcessState {
  readonly pid: number;
  /** Its place in clocks. */
  readonly index: number;
  readonly clock: Clock;
  /** Its clock when it ended. */
  endClock: Clock | undefined;
  /** What it holds, in the order in which it got it. The list is replaced, never changed. */
  held: readonly Held[] = [];
  /** The waits it is in. */
  readonly waits: Map<number, WaitBegin> = new Map();
  started: TraceEvent | undefined;
  /** Whether anything was heard of it. */
  isThere = false;
  /** Its `process.end`, or the `process.terminate` that ended it. */
  ended: TraceEvent | undefined;
  /** Whether it did something else while an operation of its own waited: then what it holds may belong to another flow of its code. */
  overlaps = false;
  private copied: Clock | undefined;

  /** @param index its place in clocks of `processes` processes. */
  constructor(pid: number, index: number, processes: number) {
    this.pid = pid;
    this.index = index;
    this.clock = emptyClock(processes);
    this.tick();
  }

  /** How many steps it has made that others may know of. */
  get epoch(): number {
    return this.clock[this.index] as number;
  }

  /** Its clock as it is now, for keeping. */
  get snapshot(): Clock {
    this.copied ??= this.clock.slice();
    return this.copied;
  }

  /** To be called when its clock has changed. */
  learned(): void {
    this.copied = undefined;
  }

  /** Begins a new step, after somebody could learn of the one before. */
  tick(): void {
    const lasting = this.index + this.clock.length / 2;
    this.clock[this.index] = this.epoch + 1;
    this.clock[lasting] = this.epoch;
    this.copied = undefined;
  }

  /** Whether it knows of step `epoch` of `other`, by whatever order there was. */
  knows(other: ProcessState, epoch: number): boolean {
    return (this.clock[other.index] as number) >= epoch;
  }

  /** Whether it knows of step `epoch` of `other`, in every execution. */
  alwaysKnows(other: ProcessState, epoch: number): boolean {
    return alwaysKnown(this.clock, other, epoch);
  }

  /** Notes that it waits. */
  wait(event: WaitBegin): void {
    this.waits.set(event.op ?? BLOCKING, event);
  }

  /** Notes that it waits no more; gives where that wait began. */
  waited(event: TraceEvent): WaitBegin | undefined {
    const begun = this.waits.get(event.op ?? BLOCKING);
    this.waits.delete(event.op ?? BLOCKING);
    return begun;
  }
}

/** Whether a clock holds step `epoch` of `other` in its lasting half. */
export function alwaysKnown(clock: Clock, other: ProcessState, epoch: number): boolean {
  return (clock[other.index + clock.length / 2] as number) >= epoch;
}
