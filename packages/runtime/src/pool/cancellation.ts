/**
 * One call's signal and timeout, over all of its tasks, on the parent's side.
 *
 * A task that is cancelled fails at once for its caller. If a worker runs it, the task is asked to stop (`task-signal.ts`),
 * and after the grace its worker is ended. The timeout of a task counts from its start, which the ticket tells.
 */

import { TimeoutError } from "../errors.ts";
import { LONGEST_TIMER } from "../kernel/hub.ts";
import type { Task } from "./task.ts";
import { Ticket } from "./ticket.ts";

/** When the tasks of a call are to be cancelled. */
export interface Limits {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from the start of a task. */
  readonly timeout?: number | undefined;
}

/** What a cancellation needs of its pool. */
export interface Warden {
  /** Milliseconds that a cancelled task has to stop by itself. */
  readonly grace: number;
  endWorker(pid: number): void;
  /** Tasks under way that can be cancelled, for as long as the pool waits for them. */
  readonly watches: Set<Watch>;
}

/** The limits of one call. */
export class Cancellation {
  private readonly limits: Limits;
  private readonly warden: Warden;
  private readonly watches = new Set<Watch>();

  constructor(limits: Limits, warden: Warden) {
    this.limits = limits;
    this.warden = warden;
  }

  /** Takes a task of the call under watch. */
  watch(task: Task): Watch {
    if (this.watches.size === 0) this.limits.signal?.addEventListener("abort", this.abort);
    const watch = new Watch(task, this.limits.timeout, this.warden, () => this.over(watch));
    this.watches.add(watch);
    return watch;
  }

  private readonly abort = (): void => {
    for (const watch of this.watches) watch.cancel(this.limits.signal?.reason);
  };

  private over(watch: Watch): void {
    this.watches.delete(watch);
    if (this.watches.size === 0) this.limits.signal?.removeEventListener("abort", this.abort);
  }
}

/** A task as the pool takes it: under watch, if its call has limits. */
export function watched(task: Task, cancellation: Cancellation | undefined): Task {
  return cancellation === undefined ? task : cancellation.watch(task);
}

/** A task that can be cancelled, from its submission until its worker has answered or has ended. */
export class Watch implements Task {
  readonly ticket: Ticket = new Ticket();
  private readonly task: Task;
  private readonly timeout: number | undefined;
  private readonly warden: Warden;
  private readonly onOver: () => void;
  private isSettled = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When {@link Watch.look} has something to do, on the clock of `performance.now()`. */
  due: number = Number.POSITIVE_INFINITY;

  constructor(task: Task, timeout: number | undefined, warden: Warden, onOver: () => void) {
    this.task = task;
    this.timeout = timeout;
    this.warden = warden;
    this.onOver = onOver;
    warden.watches.add(this);
    if (timeout !== undefined) this.lookIn(timeout);
  }

  /** The worker has answered. */
  done(value: unknown): void {
    this.end();
    this.settle(() => this.task.done(value));
  }

  /** The task has failed, or its worker has ended. */
  failed(error: unknown): void {
    this.end();
    this.settle(() => this.task.failed(error));
  }

  /** The task could not be sent. */
  drop(): void {
    this.isSettled = true;
    this.end();
  }

  /** Fails the task for its caller, and sees to it that its worker does not work on in vain. */
  cancel(reason: unknown): void {
    if (this.isSettled) return;
    if (this.ticket.cancel()) this.lookIn(this.warden.grace);
    else this.lookIn(Number.POSITIVE_INFINITY);
    this.settle(() => this.task.failed(reason));
  }

  /** Does what is due: the timeout of the task, or the end of its grace. */
  look(): void {
    if (performance.now() < this.due) return;
    if (this.isSettled) this.condemn();
    else this.checkTime(this.timeout as number);
  }

  private checkTime(timeout: number): void {
    const left = timeout - this.ticket.age;
    if (left > 0) return this.lookIn(left);
    this.cancel(new TimeoutError(`The task was not done within ${timeout} ms of its start`));
  }

  private condemn(): void {
    this.lookIn(Number.POSITIVE_INFINITY);
    const pid = this.ticket.condemn();
    if (pid !== undefined) this.warden.endWorker(pid);
  }

  private lookIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.due = performance.now() + milliseconds;
    if (milliseconds > LONGEST_TIMER) return;
    // A timer may come a little early.
    this.timer = setTimeout(() => {
      if (performance.now() < this.due) this.lookIn(this.due - performance.now());
      else this.look();
    }, milliseconds);
  }

  private settle(tell: () => void): void {
    if (this.isSettled) return;
    this.isSettled = true;
    tell();
  }

  private end(): void {
    clearTimeout(this.timer);
    this.due = Number.POSITIVE_INFINITY;
    this.warden.watches.delete(this);
    this.ticket[Symbol.dispose]();
    this.onOver();
  }
}
