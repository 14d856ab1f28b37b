/**
 * The parent's side of a pool: sends tasks, takes answers, and makes sure that each task settles exactly once: by its
 * answer, by the obituary of the worker that had claimed it, or by the end of the pool.
 *
 * Only this process puts tasks, so a task's number is how many were put before it. Answers and obituaries come through one
 * queue: what a worker answered before it died is handled before its death is.
 */

import { Decoder } from "../codec/decode.ts";
import { encode } from "../codec/encode.ts";
import { type RuntimeError, WorkerLostError } from "../errors.ts";
import { pinned, refOf } from "../kernel/handle.ts";
import type { Message } from "../kernel/message.ts";
import { type Operation, told, WaitTimeout } from "../kernel/operation.ts";
import { addressOf, type Ref } from "../kernel/refs.ts";
import { deadlineOf, runAsync, runSync, type WaitOptions } from "../kernel/run.ts";
import { Patience } from "../kernel/patience.ts";
import { putBriefly } from "../kernel/put-briefly.ts";
import { port } from "../port.ts";
import { OBITUARY } from "../process/supervise.ts";
import { Queue } from "../queue/queue.ts";
import { begin, OP, probe, unseen } from "../trace/probe.ts";
import type { Pump } from "./async-result.ts";
import { type Warden, Watch } from "./cancellation.ts";
import { FunctionTable } from "./function-region.ts";
import { ANSWER, MODE, type Mode, TICKETED, type WorkerPlan } from "./messages.ts";
import type { Task } from "./task.ts";
import { TaskTable } from "./task-table.ts";
import { Workers } from "./workers.ts";

/** Turns of the event loop to look out for an answer: less than it takes to sleep and be woken. */
const TURNS = 32;
/**
 * After so many answers, what they have set going gets its turn, within a tenth of a millisecond: with 64, turns of the event loop
 * made an answer cost 200 ns in place of 130 (bench: pool-apply).
 */
const ANSWERS_PER_TURN = 512;
/** So many workers per place in a row that end without taking a task mean that none will ever work. */
const HOPELESS = 3;

export class Dispatcher implements Pump, Warden {
  readonly size: number;
  readonly grace: number;
  readonly watches: Set<Watch> = new Set();
  private readonly queue = unseen(() => new Queue());
  private readonly answers = unseen(() => new Queue());
  /** What a trace calls the pool: address of the queue of its tasks. */
  private readonly address = addressOf(refOf(this.queue) as Ref);
  private readonly functions = new FunctionTable();
  private readonly workers: Workers;
  private readonly tasks = new TaskTable();
  private readonly head = [0, 0];
  private readonly patience = new Patience(TURNS, 1);
  private put = 0;
  private futile = 0;
  private pumping = false;
  private stopping = false;
  private failure: unknown;

  constructor(size: number, plan: WorkerPlan, grace: number) {
    this.size = size;
    this.grace = grace;
    probe?.made("Pool", this.address);
    this.workers = new Workers(this.queue, this.answers, plan);
    this.workers.fill(size);
  }

  /** How many tasks have no answer yet. */
  get outstanding(): number {
    return this.tasks.size;
  }

  /** Sends a task. Throws `EncodeError` if its function or its arguments can't be sent; then the task is dropped. */
  submit(fn: Function, mode: Mode, args: unknown, task: Task): void {
    if (this.failure !== undefined) {
      task.failed(this.failure);
      return;
    }
    const call = begin(OP.TASK_SUBMIT, this.address);
    call?.event(OP.TASK_SUBMIT, this.put);
    if (task instanceof Watch) this.sendWatched(fn, mode, args, task);
    else this.send(this.functions.addressOf(fn), mode, args);
    this.tasks.add(this.put - 1, task);
    if (!this.pumping) void this.pump();
  }

  /** Ends the worker of a task that did not stop by itself. */
  endWorker(pid: number): void {
    this.workers.end(pid);
  }

  /** Lets each worker end when no task is left. */
  stop(): void {
    this.stopping = true;
    if (this.outstanding === 0) this.sendStops();
  }

  /** Ends the workers at once; tasks without an answer fail with `reason`. */
  terminate(reason: RuntimeError): void {
    this.stopping = true;
    this.workers.terminate();
    this.failAll(reason);
  }

  /** Waits until the workers have ended. */
  async join(): Promise<void> {
    while (this.outstanding > 0) await runAsync(this.next());
    await this.workers.join();
    this.release();
  }

  joinSync(): void {
    this.pumpSync(() => this.outstanding === 0);
    this.workers.joinSync();
    this.release();
  }

  pumpSync(done: () => boolean, options?: WaitOptions): void {
    const end = deadlineOf(options);
    const call = done() ? undefined : begin(OP.TASK_RESULT, this.address);
    while (!done()) {
      try {
        runSync(told(call, this.next()), { timeout: Math.min(end, this.nextDue()) - performance.now() });
      } catch (error) {
        if (!(error instanceof WaitTimeout)) throw error;
        for (const watch of this.watches) watch.look();
        if (performance.now() >= end) return;
      }
    }
  }

  /** No timer fires in a thread that blocks: until when it may sleep, so as to look at the tasks' time itself. */
  private nextDue(): number {
    let due = Number.POSITIVE_INFINITY;
    for (const watch of this.watches) due = Math.min(due, watch.due);
    return due;
  }

  private sendWatched(fn: Function, mode: Mode, args: unknown, watch: Watch): void {
    try {
      const ticket = watch.ticket;
      const pair = mode === MODE.APPLY ? { ticket, args } : { ticket, items: args };
      this.send(this.functions.addressOf(fn), mode + TICKETED, pair);
    } catch (error) {
      watch.drop();
      throw error;
    }
  }

  private send(fn: number, mode: number, args: unknown): void {
    // Made once: it is written before anything else can be encoded.
    this.head[0] = fn;
    this.head[1] = mode;
    encode(args, rootOf(mode), this.give, this.head);
    this.put++;
  }

  private readonly give = (message: Message): void => {
    putBriefly(this.queue.core, message);
  };

  /** Handles answers as long as tasks are outstanding; until then this process's event loop stays open. */
  private async pump(): Promise<void> {
    this.pumping = true;
    try {
      // An answer may be there already: no callback runs before the call that hands the task in has given its result.
      await Promise.resolve();
      while (this.outstanding > 0) {
        if (this.handleReady() || (await this.lookOut())) await port().turn();
        else await runAsync(pinned(this.answers, this.next()));
      }
    } catch (error) {
      // Closed while it waited for an answer that nobody asks for any more.
      if (this.outstanding > 0) throw error;
    } finally {
      this.pumping = false;
    }
  }

  /** Handles some of the answers that are there; `false` if there are none. */
  private handleReady(): boolean {
    let handled = 0;
    while (handled < ANSWERS_PER_TURN) {
      const message = this.answers.core.tryGet();
      if (message === undefined) break;
      this.handle(message);
      handled++;
    }
    return handled > 0;
  }

  /**
   * Looks for an answer for some turns of the event loop, where that has paid lately. To sleep and to be woken takes both
   * sides longer than a tiny task: one after another they take a quarter of the time (bench: pool-latency).
   */
  private async lookOut(): Promise<boolean> {
    for (let turns = this.patience.next(); turns > 0; turns--) {
      await port().turn();
      if (this.answers.core.size > 0) {
        this.patience.lookedOut(true);
        return this.handleReady();
      }
    }
    this.patience.lookedOut(false);
    return false;
  }

  /** Waits for one answer and handles it, before its bytes can be written over. */
  private *next(): Operation<void> {
    this.handle(yield* this.answers.core.get());
  }

  private handle(message: Message): void {
    const decoder = Decoder.of(message);
    const what = decoder.int32();
    const number = decoder.int32();
    if (what === OBITUARY) {
      this.bury(number, decoder.int32() - 1, decoder.int32());
      decoder.abandon();
      return;
    }
    let value: unknown;
    let isValue = what === ANSWER.VALUE;
    try {
      value = decoder.finish();
    } catch (error) {
      value = error;
      isValue = false;
    }
    if (what === ANSWER.BROKEN) return this.breakDown(value);
    this.futile = 0;
    begin(OP.TASK_RESULT, this.address)?.event(OP.TASK_RESULT, number, isValue ? 1 : 0);
    const task = this.take(number);
    if (isValue) task?.done(value);
    else task?.failed(value);
  }

  private take(number: number): Task | undefined {
    const task = this.tasks.take(number);
    if (this.outstanding === 0 && this.stopping) this.sendStops();
    return task;
  }

  /** A worker has ended: its task is lost, and another worker takes its place if there is work to come. */
  private bury(pid: number, claimed: number, exitCode: number): void {
    const name = this.workers.remove(pid);
    this.futile = claimed < 0 && exitCode !== 0 ? this.futile + 1 : 0;
    if (this.futile > HOPELESS * this.size) {
      this.breakDown(
        new WorkerLostError(
          `No worker of the pool stays alive: the last one ended with exit code ${exitCode}`,
        ),
      );
      return;
    }
    if (!this.stopping || this.outstanding > 0) this.workers.fill(this.size);
    this.take(claimed)?.failed(
      new WorkerLostError(
        `${name} (pid ${pid}) ended with exit code ${exitCode} while it ran the task; the pool goes on with another worker`,
      ),
    );
  }

  private breakDown(error: unknown): void {
    this.failure ??= error;
    this.stopping = true;
    this.workers.terminate();
    this.failAll(this.failure);
  }

  private failAll(error: unknown): void {
    for (const task of this.tasks.takeAll()) task.failed(error);
  }

  /** Gives the queues and the functions back: no worker is left, and no task can come any more. */
  private release(): void {
    for (const shared of [this.queue, this.answers, this.functions]) shared[Symbol.dispose]();
  }

  private sendStops(): void {
    for (let left = this.workers.count; left > 0; left--) this.send(0, MODE.STOP, undefined);
  }
}

/** What an error calls the part of a task that can't be sent. */
function rootOf(mode: number): string {
  if (mode >= TICKETED) return "";
  return mode === MODE.APPLY ? "args" : "items";
}
