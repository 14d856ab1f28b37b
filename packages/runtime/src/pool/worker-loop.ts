/** What a pool's worker does: takes a task, works, answers, until it is told to stop. */

import { Decoder } from "../codec/decode.ts";
import { encode } from "../codec/encode.ts";
import { EncodeError } from "../errors.ts";
import { family, PROCESS } from "../kernel/family.ts";
import type { Message } from "../kernel/message.ts";
import type { SegmentQueue } from "../kernel/segment-queue.ts";
import { refOf } from "../kernel/handle.ts";
import { type Operation, told } from "../kernel/operation.ts";
import { lookedOut, patience } from "../kernel/patience.ts";
import { addressOf, type Ref } from "../kernel/refs.ts";
import { runAsync } from "../kernel/run.ts";
import { putBriefly } from "../kernel/put-briefly.ts";
import { pause } from "../kernel/run-briefly.ts";
import { port } from "../port.ts";
import { defineRole } from "../process/roles.ts";
import type { Queue } from "../queue/queue.ts";
import { begin, type Call, OP } from "../trace/probe.ts";
import { loadedFunction, loadFunction } from "./function-region.ts";
import { ANSWER, MODE, type Mode, TICKETED, type WorkerPlan } from "./messages.ts";
import { present } from "./task-signal.ts";
import type { Ticket } from "./ticket.ts";

/** Name of the role, see `process/roles.ts`. */
export const POOL_WORKER = "pool worker";

/** Milliseconds of work after which timers and input of this worker are served. */
const TURN_AFTER = 5;
/** As long as so many tasks together take less than {@link TINY} milliseconds, the clock is looked at once for all of them. */
const MANY = 16;
const TINY = 1;

interface Task {
  readonly number: number;
  readonly fn: number;
  /** The function, if this worker has loaded it. */
  readonly run: Function | undefined;
  readonly mode: Mode;
  readonly ticketed: boolean;
  /** Decodes the arguments, once the function's module is loaded. */
  readonly decoder: Decoder;
}

/** What a trace calls the pool of this worker: the address of its tasks. */
let pool = 0;

async function work(tasks: Queue, answers: Queue, plan: WorkerPlan): Promise<void> {
  pool = addressOf(refOf(tasks) as Ref);
  if (!(await initialise(answers, plan))) return;
  const turns = new Turns();
  for (let done = 0; plan.maxTasks === 0 || done < plan.maxTasks; done++) {
    const call = begin(OP.TASK_BEGIN, pool, "async");
    const task = nextNow(tasks, call) ?? (await runAsync(told(call, nextTask(tasks, call))));
    if (task.mode === MODE.STOP) return;
    call?.event(OP.TASK_BEGIN, task.number);
    // Awaited also where there is nothing to wait for: what the task has left to do in microtasks comes before the next task.
    if (!(await (task.ticketed ? performTicketed(answers, task) : perform(answers, task)))) return;
    if (turns.isDue()) await turns.take();
  }
}

/** When timers and input have their turn between two tasks. To ask for the time after each tiny task would be an eighth of it (bench: pool-apply). */
class Turns {
  private last = performance.now();
  private looked = this.last;
  private unseen = 1;

  /** To be asked after each task. */
  isDue(): boolean {
    if (--this.unseen > 0) return false;
    const now = performance.now();
    this.unseen = now - this.looked < TINY ? MANY : 1;
    this.looked = now;
    return now - this.last > TURN_AFTER;
  }

  async take(): Promise<void> {
    await port().turn();
    this.last = performance.now();
  }
}

async function initialise(answers: Queue, { initializer, initargs }: WorkerPlan): Promise<boolean> {
  try {
    await initializer?.(...initargs);
    return true;
  } catch (error) {
    answer(answers, ANSWER.BROKEN, 0, error);
    return false;
  }
}

/** The next task, if there is one or if one comes while this thread looks out for it. */
function nextNow(tasks: Queue, call: Call | undefined): Task | undefined {
  const { process } = family();
  const first = tasks.core.tryGet(process, call);
  if (first !== undefined) return open(first);
  for (let looks = patience(); looks > 0; looks--) {
    pause();
    const message = tasks.core.tryGet(process, call);
    if (message === undefined) continue;
    lookedOut(true);
    return open(message);
  }
  lookedOut(false);
  return undefined;
}

/** Opens the message inside the operation, before its bytes can be written over. */
function* nextTask(tasks: Queue, call: Call | undefined): Operation<Task> {
  return open(yield* tasks.core.get(family().process, call));
}

function open(message: Message): Task {
  const { heap, process } = family();
  const number = (heap.words[(process >> 2) + PROCESS.CLAIMED] as number) - 1;
  const decoder = Decoder.of(message);
  const fn = decoder.int32();
  const run = loadedFunction(fn);
  const mode = decoder.int32();
  const ticketed = mode >= TICKETED;
  return {
    number,
    fn,
    run,
    mode: (ticketed ? mode - TICKETED : mode) as Mode,
    ticketed,
    decoder: run === undefined ? decoder.copy() : decoder,
  };
}

/** Works and answers; `false`, here or in the promise, if this worker is to take no other task. */
function perform(answers: Queue, task: Task): true | Promise<true> {
  const { run } = task;
  if (run === undefined)
    return loadFor(task.decoder, task.fn).then(
      (fn) => performWith(fn, answers, task),
      (error: unknown) => reply(answers, task, ANSWER.ERROR, error),
    );
  return performWith(run, answers, task);
}

function performWith(run: Function, answers: Queue, task: Task): true | Promise<true> {
  try {
    const result = apply(run, task.mode, task.decoder.finish());
    if (isPromise(result)) return settle(result, answers, task);
    return reply(answers, task, ANSWER.VALUE, result);
  } catch (error) {
    return reply(answers, task, ANSWER.ERROR, error);
  }
}

async function settle(result: PromiseLike<unknown>, answers: Queue, task: Task): Promise<true> {
  try {
    return reply(answers, task, ANSWER.VALUE, await result);
  } catch (error) {
    return reply(answers, task, ANSWER.ERROR, error);
  }
}

function reply(answers: Queue, { number }: Task, what: number, value: unknown): true {
  begin(OP.TASK_END, pool)?.event(OP.TASK_END, number, what === ANSWER.VALUE ? 1 : 0);
  answer(answers, what, number, value);
  unclaim();
  return true;
}

/** Like {@link perform}, for a task that may be cancelled; `false` if this worker is to take no other. */
async function performTicketed(answers: Queue, task: Task): Promise<boolean> {
  const { fn, mode, decoder } = task;
  let ticket: Ticket | undefined;
  let said: readonly [what: number, value: unknown];
  try {
    const run = task.run ?? (await loadFor(decoder, fn));
    const watched = decoder.finish() as Watched;
    ({ ticket } = watched);
    const { args = watched.items } = watched;
    const result = ticket.begin() ? await presenting(ticket, () => apply(run, mode, args)) : undefined;
    said = [ANSWER.VALUE, result];
  } catch (error) {
    said = [ANSWER.ERROR, error];
  }
  // Before the answer: a task that was condemned is not answered, and its worker, which is about to be ended, must not claim another.
  if (ticket?.finish() === false && ticket.isCancelled) return false;
  ticket?.[Symbol.dispose]();
  return reply(answers, task, ...said);
}

/** What a task that may be cancelled is sent as. */
interface Watched {
  readonly ticket: Ticket;
  readonly args?: unknown;
  readonly items?: unknown;
}

async function presenting(ticket: Ticket, run: () => unknown): Promise<unknown> {
  const end = present(ticket);
  try {
    return await run();
  } finally {
    end();
  }
}

function unclaim(): void {
  const { heap, process } = family();
  // The answer is in the queue, so the task can't be lost any more.
  heap.words[(process >> 2) + PROCESS.CLAIMING] = 0;
  Atomics.store(heap.words, (process >> 2) + PROCESS.CLAIMED, 0);
}

/** Loads a function; if that fails, the handles in its arguments are given back. */
async function loadFor(decoder: Decoder, fn: number): Promise<Function> {
  try {
    return await loadFunction(fn);
  } catch (error) {
    decoder.abandon();
    throw error;
  }
}

function apply(fn: Function, mode: Mode, args: unknown): unknown {
  if (mode === MODE.APPLY) return fn(...(args as unknown[]));
  const call =
    mode === MODE.MAP ? (item: unknown): unknown => fn(item) : (item: unknown) => fn(...(item as unknown[]));
  return mapped(call, args as unknown[]);
}

/** The results of a chunk: at once, or as a promise if the function gives promises. */
function mapped(call: (item: unknown) => unknown, items: readonly unknown[]): unknown {
  const results: unknown[] = [];
  for (const item of items) {
    const result = call(item);
    if (isPromise(result)) return continued(call, items, results, result);
    results.push(result);
  }
  return results;
}

/** Goes on with a chunk whose function has given a promise: one item after the other. */
async function continued(
  call: (item: unknown) => unknown,
  items: readonly unknown[],
  results: unknown[],
  pending: PromiseLike<unknown>,
): Promise<unknown[]> {
  results.push(await pending);
  for (let i = results.length; i < items.length; i++) results.push(await call(items[i]));
  return results;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function"
  );
}

function answer(answers: Queue, what: number, number: number, value: unknown): void {
  try {
    put(answers, what, number, value);
  } catch (error) {
    // A result that can't be sent becomes an error that says so; an error that can't be sent, its text.
    const sendable = error instanceof EncodeError && what === ANSWER.VALUE ? error : new Error(String(value));
    put(answers, what === ANSWER.BROKEN ? what : ANSWER.ERROR, number, sendable);
  }
}

/** The head of an answer, made once: it is written before anything else can be encoded. */
const head = [0, 0];
let core: SegmentQueue;
const give = (message: Message): void => putBriefly(core, message);

function put(answers: Queue, what: number, number: number, value: unknown): void {
  head[0] = what;
  head[1] = number;
  ({ core } = answers);
  encode(value, "result", give, head);
}

defineRole(POOL_WORKER, (tasks, answers, plan) => work(tasks as Queue, answers as Queue, plan as WorkerPlan));
