/**
 * The event loop of one process: what runs now, what runs next.
 *
 * Promises settle in order, before anything else that happened to the thread (a wake-up, a timer) is served, in the order
 * in which it happened.
 */

import { type Awaited, type Fibre, ModelPromise, type Outcome } from "./fibre.ts";
import type { Run } from "./run.ts";

interface Task {
  readonly fibre: Fibre;
  readonly outcome: Outcome;
}

export class EventLoop {
  /** What a fibre yields that stops. */
  private readonly process: object;
  private current: Fibre | undefined;
  private soonest: Task[] = [];
  private later: (() => void)[] = [];
  private timers: Map<number, () => unknown> = new Map();
  private lastTimer = 0;
  /** Asynchronous functions that have begun and not ended. */
  private open = 0;

  constructor(process: object) {
    this.process = process;
  }

  reset(): void {
    this.current = undefined;
    this.soonest = [];
    this.later = [];
    this.timers = new Map();
    this.lastTimer = 0;
    this.open = 0;
  }

  /** Whether nothing is left to be done or awaited. */
  get isEmpty(): boolean {
    return this.open === 0;
  }

  get hasTimer(): boolean {
    return this.timers.size > 0;
  }

  /** Starts what a process does. */
  start(run: Run<unknown>): void {
    this.open++;
    const promise = new ModelPromise(this);
    promise.react((outcome) => {
      if ("error" in outcome) throw outcome.error;
    });
    this.current = { run, promise };
    this.resume({ value: undefined });
  }

  /** Starts something when nothing else runs: at once, or after what does. */
  startAfter(run: Run<unknown>): void {
    if (this.open === 0) return this.start(run);
    this.soon({ run, promise: new ModelPromise(this) }, { value: undefined });
  }

  /** Goes on after a stop, or with the next task, up to the next stop. */
  resume(first: Outcome): void {
    let outcome = first;
    for (;;) {
      if (this.current !== undefined && this.goOn(this.current, outcome)) return;
      this.current = undefined;
      while (this.soonest.length === 0 && this.later.length > 0) this.later.shift()?.();
      const task = this.soonest.shift();
      if (task === undefined) return;
      this.current = task.fibre;
      ({ outcome } = task);
    }
  }

  /** Something happened to this thread from outside. */
  happened(task: () => void): void {
    this.later.push(task);
    if (this.current === undefined) this.resume({ value: undefined });
  }

  /** Runs a fibre when those before it have run. */
  soon(fibre: Fibre, outcome: Outcome): void {
    this.open++;
    this.soonest.push({ fibre, outcome });
  }

  /** Calls an asynchronous function: runs it up to where it first awaits. */
  *begin(run: Run<unknown>): Run<ModelPromise> {
    const fibre = { run, promise: new ModelPromise(this) };
    this.open++;
    for (let answer: unknown = undefined; ;) {
      const step = stepped(run, { value: answer });
      if (!("result" in step) || step.result.done || step.result.value !== this.process) {
        this.settled(fibre, step);
        return fibre.promise;
      }
      answer = yield this.process;
    }
  }

  setTimer(fire: () => unknown): number {
    this.timers.set(++this.lastTimer, fire);
    return this.lastTimer;
  }

  clearTimer(timer: number): void {
    this.timers.delete(timer);
  }

  /** The time of the first timer has come. */
  fireTimer(): void {
    const [first] = this.timers;
    if (first === undefined) return;
    this.timers.delete(first[0]);
    this.happened(() => void ModelPromise.of(this, undefined).then(first[1]));
  }

  /** Whether the fibre stopped before an access; otherwise it has ended, or awaits. */
  private goOn(fibre: Fibre, outcome: Outcome): boolean {
    const step = stepped(fibre.run, outcome);
    if ("result" in step && !step.result.done && step.result.value === this.process) return true;
    this.settled(fibre, step);
    return false;
  }

  private settled(fibre: Fibre, step: Step): void {
    if ("result" in step && !step.result.done) {
      const { promise } = step.result.value as Awaited;
      promise.react((outcome) => this.soonest.push({ fibre, outcome }));
      return;
    }
    this.open--;
    fibre.promise.settle("error" in step ? step : { value: step.result.value });
  }
}

type Step = { readonly result: IteratorResult<unknown> } | { readonly error: unknown };

function stepped(run: Run<unknown>, outcome: Outcome): Step {
  try {
    return { result: "value" in outcome ? run.next(outcome.value) : run.throw(outcome.error) };
  } catch (error) {
    return { error };
  }
}
