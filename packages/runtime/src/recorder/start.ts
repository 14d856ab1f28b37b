import { expectInteger, expectOptions, expectType } from "../check.ts";
import type { Trace, TraceEvent } from "../trace/events.ts";
import { Session } from "./recorder-session.ts";
import { WHAT } from "./session.ts";

/** What a trace is to hold. */
export interface TraceOptions {
  /** Whether each event says where in the program its operation was called. Default `false`: it makes operations several times slower. */
  sites?: boolean | undefined;
  /** Whether events have short texts of the values that are passed and stored. Default `true`. */
  values?: boolean | undefined;
  /**
   * Whether reads and writes of shared values, arrays and memory are events. Default `false`. Arrays that are made or received from then
   * on are then looked at through a proxy, which is much slower than a typed array.
   */
  shared?: boolean | undefined;
  /** How many events of one process are kept until they are read; a long text counts for several. Default 65,536. */
  events?: number | undefined;
}

const EVENTS = 65_536;

/**
 * A trace that is being recorded.
 *
 * @example
 * ```ts
 * import { Queue } from "@mp/runtime";
 * import { startTrace } from "@mp/runtime/trace";
 * using trace = startTrace();
 * new Queue().putSync("a letter");
 * console.log(trace.events().map(({ type }) => type)); // => [ 'put' ]
 * console.log(trace.stop().objects.map(({ name }) => name)); // => [ 'Queue-1' ]
 * ```
 */
export class TraceRecorder implements Disposable {
  private readonly session: Session;
  private readonly since: number;
  private ended: Trace | undefined;

  /** @internal */
  constructor(session: Session) {
    this.session = session;
    this.since = session.enter(this);
  }

  /** What has happened so far, in order. The memory that it took in the shared heap is free for more. */
  events(): readonly TraceEvent[] {
    return this.ended?.events ?? this.session.trace(this.since).events;
  }

  /** Ends the recording, and gives all of it. Gives the same again when called again. */
  stop(): Trace {
    if (this.ended === undefined) {
      this.ended = this.session.trace(this.since);
      this.session.leave(this);
    }
    return this.ended;
  }

  /** Ends the recording at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.stop();
  }
}

/**
 * Records what this process does from now on, and all processes that are started from now on, by whom ever: each operation on a
 * shared object, each start, end and wait, with its time and its place in one order in which causes precede effects.
 *
 * Recording never waits for anybody: where a process has no room left for an event, it is dropped and counted.
 * Processes that run already are not recorded.
 *
 * @throws ValueError if another process has a trace recorded. This one may have several at once.
 *
 * @example
 * ```ts
 * import { Lock } from "@mp/runtime";
 * import { startTrace } from "@mp/runtime/trace";
 * const trace = startTrace();
 * const lock = new Lock();
 * lock.acquireSync();
 * lock.release();
 * const { events, objects } = trace.stop();
 * console.log(events.map(({ type, object = 0 }) => `${type} ${objects[object]?.name}`));
 * // => [ 'acquire Lock-1', 'release Lock-1' ]
 * ```
 */
export function startTrace(options: TraceOptions = {}): TraceRecorder {
  const { what, slots } = checkedOptions(options);
  return new TraceRecorder(Session.present(what, slots));
}

/** Checks the options: what is to be recorded, as bits, and how many slots a process has. */
export function checkedOptions(options: TraceOptions): { what: number; slots: number } {
  expectOptions(options, "a trace", "{ sites: true }");
  const { sites = false, values = true, shared = false, events = EVENTS } = options;
  for (const [name, flag] of Object.entries({ sites, values, shared })) {
    expectType(typeof flag === "boolean", name, "true or false", flag);
  }
  expectInteger(events, "events", 1);
  const what = (sites ? WHAT.SITES : 0) | (values ? WHAT.VALUES : 0) | (shared ? WHAT.SHARED : 0);
  return { what, slots: Math.min(events, 2 ** 31 - 1) };
}
