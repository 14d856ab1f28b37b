/**
 * What the process of this host waits for besides its own code: pending operations and timers. They are the tasks of its event loop, which
 * under control is this list: when the code has come to its end, the host puts the list on the board and passes its turn.
 */

import type { Controller } from "../kernel/controller.ts";
import type { Heap } from "../kernel/heap.ts";
import type { WakeReason } from "../kernel/hub.ts";
import { ownerOf } from "../kernel/mutex.ts";
import type { WaitPoint } from "../kernel/operation.ts";
import { CLOCK, MOST_WAITS } from "./board.ts";
import { FOR, type Turns, Unwind } from "./turns.ts";

/** Milliseconds of virtual time that pass with each look at the clock. */
const LOOK_TIME = 0.001;

/** One thing that a process waits for. */
interface Task {
  readonly resume: () => void;
  /** The word waited for; `undefined` for a time. */
  readonly point: WaitPoint | undefined;
  readonly deadline: number;
  /** Whether the process lives on for it. */
  isHeld: boolean;
}

/** A timer, as `setTimeout` gives it. */
export class Timer implements Task {
  readonly point = undefined;
  deadline: number;
  readonly id: number;
  readonly resume: () => void;
  isHeld = true;
  private readonly tasks: Tasks;

  constructor(tasks: Tasks, id: number, deadline: number, resume: () => void) {
    this.tasks = tasks;
    this.id = id;
    this.deadline = deadline;
    this.resume = resume;
  }

  ref(): this {
    this.isHeld = true;
    return this;
  }

  unref(): this {
    this.isHeld = false;
    return this;
  }

  hasRef(): boolean {
    return this.isHeld;
  }

  close(): this {
    this.tasks.cancel(this);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.id;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** The tasks of one host. */
export class Tasks implements Controller {
  private readonly turns: Turns;
  private tasks: Task[] = [];
  private offered: Task[] = [];
  private timers = 0;
  /** Whether the process has had a turn and done nothing yet that others could see: then it need not pass the turn before it does. */
  isFresh = false;

  constructor(turns: Turns) {
    this.turns = turns;
  }

  /** Whether the execution is over, so that operations do nothing any more. */
  get isUnwinding(): boolean {
    return this.turns.isUnwinding;
  }

  /** Milliseconds of virtual time. Each look lets a little pass, so that who waits for the clock in a loop comes to an end. */
  now(): number {
    const { clock } = this.turns.board;
    const worked = (clock[CLOCK.WORKED] as number) + LOOK_TIME;
    clock[CLOCK.WORKED] = worked;
    return (clock[CLOCK.SLEPT] as number) + worked;
  }

  private get slept(): number {
    return this.turns.board.clock[CLOCK.SLEPT] as number;
  }

  /** A deadline among the times that are slept. To the hundredth: what was worked between its reckoning and this look does not count. */
  private due(deadline: number): number {
    return Math.round((deadline - (this.turns.board.clock[CLOCK.WORKED] as number)) * 100) / 100;
  }

  /** A scheduling point: others may go first. */
  point(): void {
    if (this.turns.isUnwinding) throw new Unwind();
    if (this.isFresh) {
      this.isFresh = false;
      return;
    }
    this.turns.setWait(this.turns.host, 0, FOR.TURN);
    this.turns.pass(1);
  }

  /** The scheduling point before a mutex is acquired, however long that takes; `index` is its word in the heap. */
  lockPoint(index: number): void {
    const { heap, turns } = this;
    if (this.isFresh || ownerOf(heap.words, index) === heap.pid) return this.point();
    if (turns.isUnwinding) throw new Unwind();
    turns.setLockWait(index);
    turns.pass(1);
  }

  private get heap(): Heap {
    return this.turns.heap as Heap;
  }

  block(point: WaitPoint | undefined, deadline: number): "woken" | "timed-out" {
    const { turns } = this;
    const due = this.due(deadline);
    if (point === undefined) turns.setWait(turns.host, 0, FOR.TIME, due);
    else turns.setWordWait(0, point, due);
    turns.pass(1);
    this.isFresh = point === undefined;
    return point !== undefined && turns.wasWoken(0) ? "woken" : "timed-out";
  }

  await(point: WaitPoint, deadline: number, signal: AbortSignal | undefined): Promise<WakeReason> {
    if (this.turns.isUnwinding) throw new Unwind();
    if (signal?.aborted) return Promise.resolve("aborted");
    if (deadline <= this.now()) return Promise.resolve("timed-out");
    if (Atomics.load(point.words, point.index) !== point.seen) return Promise.resolve("woken");
    return new Promise((resolve) => {
      const end = (reason: WakeReason): void => {
        signal?.removeEventListener("abort", abort);
        this.cancel(task);
        resolve(reason);
      };
      const abort = (): void => end("aborted");
      const task: Task = {
        point,
        deadline: this.due(deadline),
        isHeld: true,
        resume: () => end(this.turns.wasWoken(this.offered.indexOf(task)) ? "woken" : "timed-out"),
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.tasks.push(task);
    });
  }

  /** Has something done after a time. */
  start(resume: () => void, milliseconds: number): Timer {
    if (this.turns.isUnwinding) throw new Unwind();
    const timer: Timer = new Timer(this, ++this.timers, this.slept + milliseconds, () => {
      this.cancel(timer);
      this.isFresh = true;
      resume();
    });
    this.tasks.push(timer);
    return timer;
  }

  /** Has something done again and again. */
  repeat(resume: () => void, milliseconds: number): Timer {
    const timer = this.start(() => {
      timer.deadline = this.slept + milliseconds;
      this.tasks.push(timer);
      resume();
    }, milliseconds);
    return timer;
  }

  /** Forgets a task. */
  cancel(task: Task): void {
    const place = this.tasks.indexOf(task);
    if (place >= 0) this.tasks.splice(place, 1);
  }

  /** Forgets a timer, by what `setTimeout` gave or by its number. */
  cancelTimer(timer: unknown): void {
    const id = timer instanceof Timer ? timer.id : timer;
    const found = this.tasks.find((task) => task instanceof Timer && task.id === id);
    if (found !== undefined) this.cancel(found);
  }

  /** Whether the process lives on for some task. */
  get areHeld(): boolean {
    return this.tasks.some(({ isHeld }) => isHeld);
  }

  /** Passes the turn until one of the tasks, or a child if `hasChildren`, is over; gives what goes on with it. */
  pass(hasChildren: boolean): () => void {
    const { turns } = this;
    if (this.tasks.length >= MOST_WAITS)
      throw new Error(`A process under control can wait for ${MOST_WAITS} things at once, but not for more`);
    this.isFresh = false;
    this.offered = [...this.tasks];
    for (const [wait, { deadline, point }] of this.offered.entries()) {
      if (point === undefined) turns.setWait(turns.host, wait, FOR.TIME, deadline);
      else turns.setWordWait(wait, point, deadline);
    }
    const count = this.offered.length;
    if (hasChildren) turns.setWait(turns.host, count, FOR.CHILD);
    const over = turns.pass(hasChildren ? count + 1 : count);
    return this.offered[over]?.resume ?? ((): void => {});
  }

  /** Forgets all. */
  clear(): void {
    this.tasks = this.offered = [];
    this.timers = 0;
    this.isFresh = false;
  }
}
