/**
 * Walks through a trace once, and knows at each event who holds what, who waits for what, and what happened before what.
 * Whatever looks for something in a trace is a {@link Watcher} of that walk.
 */

import type { EventType, Trace, TraceEvent } from "../trace.ts";
import { ObjectState } from "./object-state.ts";
import { arrive, givePermit, learn, messageOf, pass, received, sent, takePermit, tell } from "./order.ts";
import { abandoned, acquired, isOwn, released } from "./ownership.ts";
import { ProcessState } from "./process-state.ts";
import { TaskClocks } from "./task-clocks.ts";

/** Is shown the events it asks for, each with what was true right before it. */
export interface Watcher {
  /** What it wants to see. */
  readonly sees: readonly EventType[];
  see(event: TraceEvent, replay: Replay): void;
}

/** The state of a trace at one of its events. */
export class Replay {
  readonly processes: ReadonlyMap<number, ProcessState>;
  private readonly objects: ObjectState[];
  private readonly tasks = new TaskClocks();

  readonly trace: Trace;

  constructor(trace: Trace) {
    this.trace = trace;
    const pids = [...new Set([...trace.processes.map(({ pid }) => pid), ...strangers(trace)])];
    this.processes = new Map(pids.map((pid, index) => [pid, new ProcessState(pid, index, pids.length)]));
    this.objects = trace.objects.map((object) => new ObjectState(object));
  }

  /** The process of a pid that the trace names. */
  process(pid: number): ProcessState {
    return this.processes.get(pid) as ProcessState;
  }

  /** The object of an id that the trace names. */
  object(id: number): ObjectState {
    return this.objects[id] as ObjectState;
  }

  /** Shows all events to the watchers. */
  run(watchers: readonly Watcher[]): void {
    const watching = new Map<EventType, Watcher[]>();
    for (const watcher of watchers) {
      for (const type of watcher.sees) watching.set(type, [...(watching.get(type) ?? []), watcher]);
    }
    for (const event of this.trace.events) {
      for (const watcher of watching.get(event.type) ?? []) watcher.see(event, this);
      this.step(event);
    }
  }

  private step(event: TraceEvent): void {
    const process = this.process(event.pid);
    process.isThere = true;
    if (event.type !== "wait.begin" && event.type !== "wait.end" && process.waits.size > 0) {
      process.overlaps ||= !process.waits.has(event.op ?? -1);
    }
    if (event.object === undefined) this.stepOfProcess(event, process);
    else this.stepOfObject(event, process, this.object(event.object));
  }

  private stepOfProcess(event: TraceEvent, process: ProcessState): void {
    switch (event.type) {
      case "process.start":
        learn(this.process(event.target), process.clock);
        this.process(event.target).started = event;
        this.process(event.target).isThere = true;
        process.tick();
        break;
      case "process.end":
        this.end(process, event);
        break;
      case "process.terminate":
        this.end(this.process(event.target), event);
        break;
      case "process.join":
        learn(process, this.process(event.target).endClock);
        break;
      case "look":
        if (isEnd(event)) learn(process, this.process(event.target ?? event.pid).endClock);
        break;
      case "wait.begin":
        process.wait(event);
        break;
      case "wait.end":
        process.waited(event);
        if (event.target !== undefined) learn(process, this.process(event.target).endClock);
        break;
      default:
        break;
    }
  }

  private stepOfObject(event: TraceEvent, process: ProcessState, object: ObjectState): void {
    switch (event.type) {
      case "acquire":
        if (object.isSemaphore) takePermit(process, object, event.value);
        else learn(process, object.clock);
        acquired(process, object, event);
        break;
      case "release":
        if (object.isSemaphore) givePermit(process, object);
        else tell(process, object, isOwn(process, object) ? "full" : "both");
        released(process, object, event);
        break;
      case "set":
      case "notify":
      case "task.done":
        tell(process, object);
        break;
      case "all.done":
        learn(process, object.clock);
        break;
      case "look":
        if (event.answer === (event.what === "isSet")) learn(process, object.clock);
        break;
      case "acquire.fail":
        object.acquirers.add(process.pid);
        break;
      case "wait.begin":
        process.wait(event);
        if (event.operation === "acquire") object.acquirers.add(process.pid);
        break;
      case "wait.end":
        process.waited(event);
        if (event.result === "ready") learn(process, object.clock);
        break;
      case "barrier.arrive":
        arrive(process, object);
        break;
      case "barrier.pass":
        pass(process, object);
        break;
      case "put":
      case "send":
        sent(process, object, messageOf(event));
        break;
      case "get":
      case "recv":
        received(process, object, messageOf(event));
        break;
      case "task.submit":
      case "task.begin":
      case "task.end":
      case "task.result":
        this.tasks.step(event, process);
        break;
      default:
        break;
    }
    if (CHANGES.has(event.type)) object.changes.set(event.type, event);
  }

  private end(process: ProcessState, event: TraceEvent): void {
    if (process.ended !== undefined) return;
    process.ended = event;
    process.endClock = process.snapshot;
    process.waits.clear();
    // Who gets a lock next that it held learns what a release would tell.
    for (const { object } of process.held) {
      const state = this.object(object);
      if (state.isLock && state.holder === process) tell(process, state, "full");
    }
    abandoned(process, (id) => this.object(id));
  }
}

/** Events after which somebody else may go on, or may not any more. */
const CHANGES: ReadonlySet<EventType> = new Set<EventType>([
  "acquire",
  "release",
  "set",
  "notify",
  "put",
  "get",
  "send",
  "recv",
  "barrier.arrive",
  "barrier.abort",
  "barrier.reset",
  "task.done",
  "task.end",
  "close",
]);

function isEnd(event: Extract<TraceEvent, { type: "look" }>): boolean {
  return (
    (event.what === "isAlive" && event.answer === false) ||
    (event.what === "exitCode" && typeof event.answer === "number")
  );
}

/** Pids that events name and `processes` does not. */
function strangers(trace: Trace): Set<number> {
  const known = new Set(trace.processes.map(({ pid }) => pid));
  const found = new Set<number>();
  for (const event of trace.events) {
    if (!known.has(event.pid)) found.add(event.pid);
    if ("target" in event && event.target !== undefined && !known.has(event.target)) found.add(event.target);
  }
  return found;
}
