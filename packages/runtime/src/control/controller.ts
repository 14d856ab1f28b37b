/** The controller: runs programs under control, one job after another. */

import { expectInteger, expectOptions, expectType, expectValue } from "../check.ts";
import { ValueError } from "../errors.ts";
import { Board, MOST_HOSTS, OVER, WORD } from "./board.ts";
import { Crew, HostFailure } from "./crew.ts";
import { executionOf, type Found, foldInto, foldOf } from "./found.ts";
import type { Batch, Job } from "./messages.ts";
import type { ControllerOptions, Execution, Exploration, ExploreOptions, RunOptions } from "./options.ts";
import { type ControlledProgram, prepare, type Prepared } from "./prepare.ts";
import { outcomeOf } from "./outcome.ts";
import { ASKED, type Records } from "./recording.ts";
import { scheduleOf } from "./schedule.ts";
import { advance, given, random, replay, type Strategy } from "./strategy.ts";
import { hostThreads } from "./host-thread.ts";
import { traceOf } from "./trace-of.ts";
import type { Outcome } from "../trace/events.ts";
import { Watch } from "./watch.ts";

const MAX_PROCESSES = 16;
const MAX_STEPS = 10_000;
const STALL_TIME = 5000;
const LIMIT = 100_000;
/** Hosts at first: the main process and two more. */
const FIRST_HOSTS = 3;

/**
 * Makes a controller, which runs programs under control. Its threads start with its first program.
 *
 * @param options see {@link ControllerOptions}.
 * @throws TypeError or ValueError if an option is wrong.
 *
 * @example
 * ```ts
 * import { createController, random } from "@mp/runtime/control";
 *
 * const code = `
 *   import { isMainProcess, Process, Value } from "@mp/runtime";
 *   function add(n: Value<"i">) {
 *     n.value += 1;
 *   }
 *   if (isMainProcess) {
 *     const n = new Value("i", 0, { lock: false });
 *     const all = [1, 2].map(() => new Process({ target: add, args: [n] }));
 *     for (const p of all) p.start();
 *     for (const p of all) await p.join();
 *     console.log(n.value);
 *   }`;
 * const program = { main: "file:///count.ts", modules: [{ url: "file:///count.ts", code }] };
 *
 * await using controller = await createController();
 * const found = await controller.explore(program);
 * console.log(found.executions, found.complete); // => 6 true
 * for (const { count, output } of found.outcomes) console.log(count, output.map(({ text }) => text));
 * // => 2 [ '2\n' ]
 * // => 4 [ '1\n' ]
 *
 * const { schedule } = await controller.run(program, { strategy: random(1) });
 * const again = await controller.run(program, { schedule });
 * console.log(again.outcome, again.schedule === schedule); // => { kind: 'finished', exitCode: 0 } true
 * ```
 */
export async function createController(options: ControllerOptions = {}): Promise<Controller> {
  expectOptions(options, "createController");
  const { maxProcesses = MAX_PROCESSES, stallTime = STALL_TIME } = options;
  expectInteger(maxProcesses, "maxProcesses", 1);
  expectValue(
    maxProcesses <= MOST_HOSTS,
    `maxProcesses must be at most ${MOST_HOSTS}, but it is ${maxProcesses}`,
  );
  expectType(stallTime > 0, "stallTime", "a number of milliseconds above 0", stallTime);
  return new Controller(maxProcesses, stallTime);
}

/**
 * Runs programs under control. It is had from {@link createController}.
 *
 * @example
 * ```ts
 * import { createController } from "@mp/runtime/control";
 *
 * const controller = await createController({ maxProcesses: 8 });
 * const url = "file:///hello.js";
 * const program = { main: url, modules: [{ url, code: "console.log('hello')" }] };
 * const { output } = await controller.run(program);
 * console.log(output); // => [ { pid: 1, stream: 'stdout', text: 'hello\n' } ]
 * const found = await controller.explore(program);
 * console.log(found.executions, found.complete, found.failures); // => 1 true []
 * await controller.close();
 * ```
 */
export class Controller implements AsyncDisposable {
  private readonly maxProcesses: number;
  private readonly stallTime: number;
  private board = new Board();
  private crew: Crew;
  private readonly prepared = new WeakMap<ControlledProgram, Promise<Prepared>>();
  private taken: Prepared | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private isClosed = false;
  private hosts: number;

  /** @internal */
  constructor(maxProcesses: number, stallTime: number) {
    this.maxProcesses = maxProcesses;
    this.hosts = Math.min(maxProcesses, FIRST_HOSTS);
    this.stallTime = stallTime;
    this.crew = new Crew(this.board);
  }

  /**
   * Runs a program once.
   *
   * @param program its modules, as {@link readProgram} collects them.
   * @param options see {@link RunOptions}.
   * @throws SyntaxError if a module can't be parsed; ValueError if `schedule` is no schedule, or not one of this program.
   */
  async run(program: ControlledProgram, options: RunOptions = {}): Promise<Execution> {
    expectOptions(options, "Controller.run");
    const {
      maxSteps = MAX_STEPS,
      schedule,
      signal,
      sites = false,
      strategy = random(),
      trace = sites,
    } = options;
    const chosen = schedule === undefined ? strategy : replay(schedule);
    const search = { strategy: chosen, limit: 1, maxSteps, signal, asked: askedFor(trace, sites) };
    const { outcomes, records } = await this.inTurn(() => this.search(program, search, () => true));
    signal?.throwIfAborted();
    const [found] = outcomes.values();
    if (found === undefined) throw new Error("An execution came to nothing");
    if (found.outcome.kind === "diverged")
      throw new ValueError(
        `The schedule ${schedule} is not one of this program: at some step there was less to choose from`,
      );
    return this.traced(program, executionOf(found, found.first), records);
  }

  /**
   * Runs a program under many schedules, and tells what they came to.
   *
   * @param program its modules, as {@link readProgram} collects them.
   * @param options see {@link ExploreOptions}.
   * @throws SyntaxError if a module can't be parsed.
   */
  async explore(program: ControlledProgram, options: ExploreOptions = {}): Promise<Exploration> {
    expectOptions(options, "Controller.explore");
    const { limit = LIMIT, maxSteps = MAX_STEPS, onProgress, signal, untilFailure = false } = options;
    const { isFailure = failsToFinish, strategy = { kind: "exhaustive", bound: Number.POSITIVE_INFINITY } } =
      options;
    const { onExecution, sites = false, trace = sites } = options;
    expectInteger(limit, "limit", 1);
    const asked = onExecution === undefined ? 0 : askedFor(trace, sites);
    const search = { strategy, limit, maxSteps, signal, asked, onExecution };
    const failing = new Map<string, boolean>();
    const found = await this.inTurn(() =>
      this.search(program, search, ({ executions, outcomes }) => {
        for (const fold of outcomes)
          if (!failing.has(fold.key)) failing.set(fold.key, isFailure(executionOf(fold, fold.first)));
        onProgress?.({ executions });
        return !untilFailure || ![...failing.values()].includes(true);
      }),
    );
    const outcomes = [...found.outcomes.values()].map((fold) => foldOf(fold, failing.get(fold.key) === true));
    const failures = outcomes.filter((fold) => fold.isFailure);
    return { executions: found.executions, complete: found.isComplete, outcomes, failures };
  }

  /** Ends all threads. What is under way is given up. */
  async close(): Promise<void> {
    this.isClosed = true;
    Atomics.store(this.board.words, WORD.ABORT, 1);
    await this.crew.end("The controller was closed");
  }

  /** Like {@link Controller.close}. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** One job after another: there is one heap. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => {});
    return result;
  }

  private async search(
    program: ControlledProgram,
    search: Search,
    goesOn: (batch: Batch) => boolean,
  ): Promise<Found> {
    const found: Found = {
      executions: 0,
      longest: 0,
      isComplete: false,
      outcomes: new Map(),
      next: new Uint8Array(0),
      records: [],
    };
    const { signal } = search;
    const abort = (): void => void Atomics.store(this.board.words, WORD.ABORT, 1);
    Atomics.store(this.board.words, WORD.ABORT, 0);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      // Ends: each round makes more hosts, of which there is a limit, or has executions done.
      const isGivenUp = (): boolean => signal?.aborted === true;
      const round = (): Promise<boolean> =>
        search.onExecution === undefined
          ? this.round(program, search, found, goesOn)
          : this.single(program, search, found, goesOn);
      while (!isGivenUp() && (await round()));
    } finally {
      signal?.removeEventListener("abort", abort);
    }
    return found;
  }

  /** Has one execution done, and tells it; gives whether there is more to do. */
  private async single(
    program: ControlledProgram,
    search: Search,
    found: Found,
    goesOn: (batch: Batch) => boolean,
  ): Promise<boolean> {
    const limit = found.executions + 1;
    let execution: Execution | undefined;
    const isUnfinished = await this.round(program, { ...search, limit }, found, (batch) => {
      for (const fold of batch.outcomes) execution = executionOf(fold, fold.first);
      return goesOn(batch);
    });
    if (execution !== undefined) search.onExecution?.(await this.traced(program, execution, found.records));
    const isAborted = Atomics.load(this.board.words, WORD.ABORT) !== 0;
    return isUnfinished || (!isAborted && !found.isComplete && found.executions < search.limit);
  }

  /** An execution with its trace, if there are records of it. */
  private async traced(
    program: ControlledProgram,
    execution: Execution,
    records: readonly Records[],
  ): Promise<Execution> {
    if (records.length === 0) return execution;
    const { locators } = (await this.prepared.get(program)) as Prepared;
    return {
      ...execution,
      trace: traceOf(records, { ...execution, locators, platform: hostThreads().name }),
    };
  }

  /** Has one job done; gives whether there is more to do. */
  private async round(
    program: ControlledProgram,
    search: Search,
    found: Found,
    goesOn: (batch: Batch) => boolean,
  ): Promise<boolean> {
    await this.take(program);
    const { board, crew } = this;
    let broken: Outcome | undefined;
    const watch = new Watch(board, this.stallTime, () => {
      broken ??= board.words[WORD.OVER] === OVER.NO ? { kind: "time-limit" } : outcomeOf(board);
      void crew.end("Nothing went on");
    });
    try {
      const { last, records } = await crew.work(this.jobOf(search, found), (batch) => {
        foldInto(found, batch);
        if (!goesOn(batch)) Atomics.store(board.words, WORD.ABORT, 1);
      });
      found.isComplete = last.isComplete;
      found.records = records;
      if (last.needsHosts) this.hosts = Math.min(this.maxProcesses, this.hosts * 2);
      return last.needsHosts;
    } catch (error) {
      this.taken = undefined;
      if (!(error instanceof HostFailure) || this.isClosed) throw error;
      if (error.cause !== undefined) await crew.end(error.message);
      // Browsers do not say when a thread is really gone: what it still does, it does to the memory that was left to it.
      this.board = new Board();
      this.crew = new Crew(this.board);
      const outcome = broken ?? { kind: "error", pid: 0, message: String(error.cause) };
      const goesOnStill = Atomics.load(board.words, WORD.ABORT) === 0 || broken === undefined;
      return goesOnStill && this.skipBroken(program, search, found, { board, outcome, goesOn });
    } finally {
      watch.stop();
    }
  }

  /** Notes the execution with which the hosts were lost, and has those before it done again that nobody was told of. */
  private async skipBroken(
    program: ControlledProgram,
    search: Search,
    found: Found,
    { board, goesOn, outcome }: Broken,
  ): Promise<boolean> {
    const { words } = board;
    const stalled = words[WORD.EXECUTION] as number;
    const sample = { execution: stalled, schedule: scheduleOf(board), steps: 0, preemptions: 0 };
    if (stalled > found.executions) await this.round(program, { ...search, limit: stalled }, found, goesOn);
    found.isComplete = !advance(board, search.strategy);
    const fold = {
      key: JSON.stringify(outcome),
      outcome,
      output: [],
      count: 1,
      first: sample,
      simplest: sample,
    };
    const { longest } = found;
    const how = { isOver: true, isComplete: found.isComplete, needsHosts: false, told: 0 };
    const batch: Batch = {
      type: "batch",
      executions: stalled + 1,
      longest,
      outcomes: [fold],
      next: given(board),
      ...how,
    };
    foldInto(found, batch);
    // A host that has failed would do so again.
    return goesOn(batch) && outcome.kind !== "error" && !found.isComplete && found.executions < search.limit;
  }

  private jobOf({ asked, limit, maxSteps, strategy }: Search, found: Found): Job {
    return {
      type: "job",
      strategy,
      limit,
      mostSteps: maxSteps,
      asked,
      first: found.executions,
      longest: found.longest,
      hasAllHosts: this.hosts === this.maxProcesses,
      given: found.next,
    };
  }

  private async take(program: ControlledProgram): Promise<void> {
    if (this.isClosed) throw new ValueError("This controller was closed");
    let preparing = this.prepared.get(program);
    if (preparing === undefined) this.prepared.set(program, (preparing = prepare(program)));
    const prepared = await preparing;
    if (this.taken === prepared && this.hosts === this.crew.size) return;
    this.crew.grow(this.hosts);
    const { externals, main, seesEnds, units } = prepared;
    await this.crew.takeProgram({ type: "program", main, units, externals, seesEnds });
    this.taken = prepared;
  }
}

/** An execution with which the hosts were lost. */
interface Broken {
  readonly board: Board;
  readonly outcome: Outcome;
  readonly goesOn: (batch: Batch) => boolean;
}

interface Search {
  readonly strategy: Strategy;
  readonly limit: number;
  readonly maxSteps: number;
  readonly signal: AbortSignal | undefined;
  /** Bits of `ASKED`. */
  readonly asked: number;
  readonly onExecution?: ExploreOptions["onExecution"];
}

function askedFor(trace: boolean, sites: boolean): number {
  return (trace ? ASKED.TRACE : 0) | (sites ? ASKED.SITES : 0);
}

function failsToFinish({ outcome }: Execution): boolean {
  return outcome.kind !== "finished" || outcome.exitCode !== 0;
}
