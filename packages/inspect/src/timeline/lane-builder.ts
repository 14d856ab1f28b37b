import { stepOf } from "../findings/finding.ts";
import type { Held, WaitBegin } from "../replay/process-state.ts";
import type { TraceEvent, TraceProcess } from "../trace.ts";
import type { Cause, Holding, Interval, Lane, LaneState, Moment } from "./model.ts";

/** Is called at each change of what a lane's process does. */
export type Told = (was: LaneState | undefined, is: LaneState | undefined, at: Moment) => void;
type Open<T> = { -readonly [Key in keyof T]: T[Key] };

/** Puts a lane together, event by event. */
export class LaneBuilder {
  state: LaneState | undefined;
  /** What it waits for, while it is blocked. */
  waitsFor: number | undefined;
  private from: Moment | undefined;
  private cause: Open<Cause> | undefined;
  private heldBy: Open<Holding>[] = [];
  private readonly intervals: Interval[] = [];
  private end: Lane["end"];
  private readonly process: TraceProcess;
  private readonly told: Told;

  constructor(process: TraceProcess, told: Told) {
    this.process = process;
    this.told = told;
  }

  get isOver(): boolean {
    return this.end !== undefined;
  }

  /** From `at` on it does something else. */
  turn(state: LaneState, at: Moment): void {
    this.close(at);
    this.told(this.state, state, at);
    this.state = state;
    this.from = at;
    this.cause = undefined;
    this.waitsFor = undefined;
  }

  /** It waits, while `held` is somebody else's. */
  block(wait: WaitBegin, held: Held | undefined): void {
    const at = momentOf(wait);
    this.turn(wait.operation === "sleep" ? "sleeping" : "blocked", at);
    this.waitsFor = wait.object;
    this.heldBy = [];
    this.cause = {
      operation: wait.operation,
      ...(wait.object === undefined ? {} : { object: wait.object }),
      ...(wait.target === undefined ? {} : { target: wait.target }),
      ...(wait.site === undefined ? {} : { site: wait.site }),
      heldBy: this.heldBy,
    };
    if (held !== undefined) this.holds(held.acquired, at);
  }

  /** Somebody has got what it waits for. */
  holds(acquired: TraceEvent, from: Moment): void {
    this.heldBy.push({ pid: acquired.pid, since: stepOf(acquired), from, to: from });
  }

  /** Who had it has given it back. */
  letsGo(at: Moment): void {
    const last = this.heldBy.at(-1);
    if (last !== undefined) last.to = at;
  }

  /** The wait is over; `by` is what ended it. */
  wake(event: Extract<TraceEvent, { type: "wait.end" }>, by: TraceEvent | undefined): void {
    const { cause, from } = this;
    if (cause !== undefined && from !== undefined) {
      cause.result = event.result;
      if (by !== undefined && by.seq > from.seq && this.state === "blocked") {
        this.turn("ready", momentOf(by));
        this.cause = cause;
      }
    }
    this.turn("running", momentOf(event));
  }

  finish(at: Moment, how: "ended" | "terminated", exitCode: number): void {
    if (this.isOver) return;
    this.close(at);
    this.told(this.state, undefined, at);
    this.state = undefined;
    this.from = undefined;
    this.end = { exitCode, how };
  }

  /** The lane, if anything was heard of the process; what is not over ends with the trace. */
  lane(last: Moment): Lane[] {
    if (this.from !== undefined) {
      this.close(last);
      this.told(this.state, undefined, last);
    }
    const { pid, name, parent } = this.process;
    if (this.intervals.length === 0 && this.end === undefined) return [];
    return [
      { pid, name, parent, intervals: this.intervals, ...(this.end === undefined ? {} : { end: this.end }) },
    ];
  }

  private close(to: Moment): void {
    const { state, from, cause } = this;
    const last = this.heldBy.at(-1);
    // Whoever has it still has it until now.
    if (state === "blocked" && last !== undefined && last.to === last.from) last.to = to;
    if (state === undefined || from === undefined || from.seq >= to.seq) return;
    this.intervals.push({ state, from, to, ...(cause === undefined ? {} : { cause }) });
  }
}

/** The moment of an event. */
export function momentOf({ seq, time }: TraceEvent): Moment {
  return { seq, time };
}
