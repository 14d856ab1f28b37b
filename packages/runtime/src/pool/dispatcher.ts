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
import type { Message } from "../kernel/message.ts";
import { type Operation, WaitTimeout } from "../kernel/operation.ts";
import { checkWait, runAsync, runSync, type WaitOptions } from "../kernel/run.ts";
import { runBriefly } from "../kernel/run-briefly.ts";
import { port } from "../port.ts";
import { OBITUARY } from "../process/supervise.ts";
import { Queue } from "../queue/queue.ts";
import type { Pump } from "./async-result.ts";
import { type Warden, Watch } from "./cancellation.ts";
import { FunctionTable } from "./function-region.ts";
import { ANSWER, MODE, type Mode, TICKETED, type WorkerPlan } from "./messages.ts";
import type { Task } from "./task.ts";
import { Workers } from "./workers.ts";

/** After so many answers, what they have set going gets its turn. */
const ANSWERS_PER_TURN = 64;
/** So many workers per place in a row that end without taking a task mean that none will ever work. */
const HOPELESS = 3;

export class Dispatcher implements Pump, Warden {
  readonly size: number;
  readonly grace: number;
  readonly watches: Set<Watch> = new Set();
  private readonly queue = new Queue();
  private readonly answers = new Queue();
  private readonly functions = new FunctionTable();
  private readonly workers: Workers;
  private readonly tasks = new Map<number, Task>();
  private put = 0;
  private futile = 0;
  private pumping = false;
  private stopping = false;
  private failure: unknown;

  constructor(size: number, plan: WorkerPlan, grace: number) {
    this.size = size;
    this.grace = grace;
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
    if (task instanceof Watch) this.sendWatched(fn, mode, args, task);
    else this.send([this.functions.addressOf(fn), mode], args);
    this.tasks.set(this.put - 1, task);
    void this.pump();
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
  }

  joinSync(): void {
    this.pumpSync(() => this.outstanding === 0);
    this.workers.joinSync();
  }

  pumpSync(done: () => boolean, options?: WaitOptions): void {
    checkWait(options);
    const end = performance.now() + (options?.timeout ?? Number.POSITIVE_INFINITY);
    while (!done()) {
      try {
        runSync(this.next(), { timeout: Math.min(end, this.nextDue()) - performance.now() });
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
      this.send([this.functions.addressOf(fn), mode + TICKETED], pair);
    } catch (error) {
      watch.drop();
      throw error;
    }
  }

  private send(head: readonly number[], args: unknown): void {
    const give = (message: Message): void => {
      if (!this.queue.core.tryPut(message)) runBriefly(this.queue.core.put(message));
    };
    encode(args, rootOf(head[1] as number), give, head);
    this.put++;
  }

  /** Handles answers as long as tasks are outstanding; until then this process's event loop stays open. */
  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    try {
      // An answer may be there already: no callback runs before the call that hands the task in has given its result.
      await Promise.resolve();
      while (this.outstanding > 0) {
        let handled = 0;
        for (
          let ready = this.answers.core.tryGet();
          ready !== undefined;
          ready = this.answers.core.tryGet()
        ) {
          this.handle(ready);
          if (++handled === ANSWERS_PER_TURN) break;
        }
        if (handled === 0) await runAsync(this.next());
        else await port().turn();
      }
    } finally {
      this.pumping = false;
    }
  }

  /** Waits for one answer and handles it, before its bytes can be written over. */
  private *next(): Operation<void> {
    this.handle(yield* this.answers.core.get());
  }

  private handle(message: Message): void {
    const decoder = new Decoder(message);
    const what = decoder.int32();
    const number = decoder.int32();
    if (what === OBITUARY) return this.bury(number, decoder.int32() - 1, decoder.int32());
    const value = settled(() => decoder.finish());
    if (what === ANSWER.BROKEN) return this.breakDown(value.error ?? value.value);
    this.futile = 0;
    const task = this.take(number);
    if ("error" in value) task?.failed(value.error);
    else if (what === ANSWER.VALUE) task?.done(value.value);
    else task?.failed(value.value);
  }

  private take(number: number): Task | undefined {
    const task = this.tasks.get(number);
    this.tasks.delete(number);
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
    const failed = [...this.tasks.values()];
    this.tasks.clear();
    for (const task of failed) task.failed(error);
  }

  private sendStops(): void {
    for (let left = this.workers.count; left > 0; left--) this.send([0, MODE.STOP], undefined);
  }
}

function settled(
  decode: () => unknown,
): { value: unknown; error?: undefined } | { error: unknown; value?: undefined } {
  try {
    return { value: decode() };
  } catch (error) {
    return { error };
  }
}

/** What an error calls the part of a task that can't be sent. */
function rootOf(mode: number): string {
  if (mode >= TICKETED) return "";
  return mode === MODE.APPLY ? "args" : "items";
}
