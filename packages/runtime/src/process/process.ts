import { expectOptions, expectState, expectType } from "../check.ts";
import { UNSENDABLE } from "../codec/encode.ts";
import { describeFunction } from "../codec/function-ref.ts";
import { AssertionError, ValueError } from "../errors.ts";
import { until } from "../kernel/cell.ts";
import { family, PROCESS, STATE } from "../kernel/family.ts";
import { release } from "../kernel/handle.ts";
import { BLOCKED, type Operation } from "../kernel/operation.ts";
import type { AsyncWaitOptions, WaitOptions } from "../kernel/run.ts";
import { port } from "../port.ts";
import type { Watched } from "../kernel/watch.ts";
import { finished, finishedSync } from "../sync/options.ts";
import { emit } from "../trace/observe.ts";
import { addChild, nextIdentity, removeChild } from "./children.ts";
import { birthRecord, currentProcess, isBootstrapping } from "./current.ts";
import type { Terminate } from "./protocol.ts";
import type { ProcessOptions } from "./process-options.ts";
import { ROLE } from "./roles.ts";
import { Sentinel } from "./sentinel.ts";
import { prepare, type ProcessRegion, type SpawnOrder } from "./spawn.ts";

/** Exit codes of processes that did not end by themselves, as by the signals SIGTERM and SIGKILL. */
const TERMINATED = -15;
const KILLED = -9;

/**
 * An activity that runs in a thread of its own, in parallel with its parent (Python's `multiprocessing.Process`).
 *
 * The child loads the module of `target` anew, with `isMainProcess` false: like Python's spawn, it shares no variables with its
 * parent. What both shall see, pass as arguments: queues, pipes, locks, values, arrays.
 *
 * @example
 * ```ts
 * import { isMainProcess, Process } from "@mp/runtime";
 *
 * function greet(name: string) {
 *   console.log(`hello ${name}`);
 * }
 *
 * if (isMainProcess) {
 *   const p = new Process({ target: greet, args: ["world"] });
 *   p.start();
 *   await p.join();
 *   console.log(p.exitCode);
 * }
 * // => hello world
 * // => 0
 * ```
 */
// oxlint-disable-next-line typescript/no-explicit-any
export class Process<A extends readonly any[] = readonly any[]> implements AsyncDisposable {
  static {
    Object.defineProperty(Process.prototype, UNSENDABLE, {
      value: "a Process belongs to its parent; send what the other process needs to know, such as its pid",
    });
  }

  private readonly options: ProcessOptions<A>;
  private readonly identity: readonly number[];
  private readonly parentPid: number;
  private currentName: string;
  private isDaemon: boolean;
  private ownPid: number | null = null;
  /** While it has not been seen to end. */
  private region: ProcessRegion | undefined;
  private endCode: number | null = null;
  private isClosed = false;
  private ownSentinel: Sentinel | undefined;

  /**
   * Describes a process; {@link Process.start} starts it.
   *
   * @throws TypeError if an option is of the wrong type; EncodeError if `target` captures variables.
   */
  constructor(options: ProcessOptions<A> = {}) {
    expectOptions(options, "Process", "{ target: work, args: [1] }");
    const { target, args, name, daemon } = options;
    expectType(target === undefined || typeof target === "function", "target", "a function", target);
    expectType(args === undefined || globalThis.Array.isArray(args), "args", "an array of arguments", args);
    expectType(name === undefined || typeof name === "string", "name", "a string", name);
    expectType(daemon === undefined || typeof daemon === "boolean", "daemon", "true or false", daemon);
    if (target !== undefined) describeFunction(target);
    this.options = options;
    this.identity = nextIdentity();
    this.parentPid = family().pid;
    this.currentName = name ?? `Process-${this.identity.join(":")}`;
    this.isDaemon = daemon ?? currentProcess().daemon;
  }

  /** Its name, for people: in messages and pictures. */
  get name(): string {
    return this.currentName;
  }

  set name(name: string) {
    expectType(typeof name === "string", "name", "a string", name);
    this.currentName = name;
  }

  /** Whether it is ended when its parent ends. Can be set before `start()`. */
  get daemon(): boolean {
    return this.isDaemon;
  }

  set daemon(daemon: boolean) {
    expectType(typeof daemon === "boolean", "daemon", "true or false", daemon);
    expectState(this.ownPid === null, "Cannot set daemon: the process has already started");
    this.isDaemon = daemon;
  }

  /** Its pid: a small number, unique in the program; `null` before `start()`. */
  get pid(): number | null {
    this.mustBeOpen();
    return this.ownPid;
  }

  /**
   * `null` while it has not ended; then 0 if its target returned, 1 after an uncaught error, the argument of `process.exit`, -15 after
   * `terminate()`, -9 after `kill()`.
   */
  get exitCode(): number | null {
    this.mustBeOpen();
    this.look();
    return this.endCode;
  }

  /**
   * Its end, to be waited for together with other objects by `wait`. Throws `ValueError` before `start()`.
   */
  get sentinel(): Sentinel {
    this.mustBeOpen();
    if (this.ownPid === null)
      throw new ValueError("There is no sentinel yet: call start() first (process not started)");
    this.ownSentinel ??= new Sentinel(() => this.watch());
    return this.ownSentinel;
  }

  /** Whether it has been started and has not ended. */
  isAlive(): boolean {
    this.mustBeOpen();
    if (this.ownPid === null) return false;
    this.look();
    return this.endCode === null;
  }

  /**
   * Starts the process. It runs as soon as its thread is up; this call does not wait for it.
   *
   * @throws AssertionError when called twice, or in a daemon, or while this process still loads its modules;
   * EncodeError if an argument can't be sent.
   */
  start(): void {
    this.mustBeOpen();
    expectState(this.ownPid === null, "Cannot start a process twice: make a new Process");
    this.mustBeMine("start");
    refuseWhileBootstrapping();
    expectState(
      !currentProcess().daemon,
      "Cannot start a process from a daemon: daemonic processes are not allowed to have children",
    );
    const { pid, region, send } = prepare(this.order());
    this.ownPid = pid;
    this.region = region;
    addChild(pid, this);
    emit({ type: "process.start", process: currentProcess(), target: { pid, name: this.name } });
    try {
      send();
    } catch (error) {
      this.settle(1);
      throw error;
    }
  }

  /**
   * Waits until the process has ended, or the time is up: look at `exitCode` to know which.
   *
   * @throws AssertionError if it was not started, or is not a child of this process.
   */
  async join(options?: AsyncWaitOptions): Promise<void> {
    const ending = this.joining();
    await finished(this, ending, options);
    this.joined();
  }

  /** Like {@link Process.join}, blocking this thread. */
  joinSync(options?: WaitOptions): void {
    const ending = this.joining();
    finishedSync(ending, options);
    this.joined();
  }

  /** Ends the process at once (exit code -15): no `finally` runs, and locks it holds are passed on as abandoned. */
  terminate(): void {
    this.end(TERMINATED, "terminate");
  }

  /** Like {@link Process.terminate}, with exit code -9. */
  kill(): void {
    this.end(KILLED, "kill");
  }

  /** Gives up the object of a process that has ended. Throws `ValueError` while it runs. */
  close(): void {
    if (this.isClosed) return;
    if (this.isAlive()) {
      throw new ValueError(
        "Cannot close a process while it is still running. You should first call join() or terminate().",
      );
    }
    this.isClosed = true;
  }

  /** Terminates the process if it runs, and waits for its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.isClosed || this.ownPid === null) return;
    this.terminate();
    await this.join();
  }

  private order(): SpawnOrder {
    const { target, args = [], resourceLimits } = this.options;
    const { role, obituary = 0 } = this.options[ROLE] ?? {};
    const { name, identity, isDaemon: daemon } = this;
    return { target, args, role, obituary, name, identity, daemon, resourceLimits };
  }

  private joining(): Operation<void> {
    this.mustBeOpen();
    this.mustBeMine("join");
    expectState(this.ownPid !== null, "Cannot join: can only join a started process; call start() first");
    emit({ type: "join.begin", process: currentProcess(), target: this.nameForTrace() });
    return this.ended();
  }

  private *ended(): Operation<void> {
    const { region } = this;
    if (region === undefined) return;
    const { words } = family().heap;
    yield* until(words, region.at + PROCESS.ENDED, {
      // The region is this object's until `settle`, which may happen while this waits.
      attempt: () =>
        this.region === undefined || stateOf(words, region) === STATE.ENDED ? undefined : BLOCKED,
      spins: 0,
    });
  }

  private watch(): Watched {
    const { words } = family().heap;
    const { region } = this;
    // Without a region it has ended: always ready, and its cell is never looked at.
    if (region === undefined) return { holder: this, words, index: 0, isReady: () => true };
    const isReady = (): boolean => stateOf(words, region) === STATE.ENDED;
    return { holder: region, words, index: region.at + PROCESS.ENDED, isReady };
  }

  private joined(): void {
    this.look();
    emit({
      type: "join.end",
      process: currentProcess(),
      target: this.nameForTrace(),
      exitCode: this.endCode,
    });
  }

  /** @internal Notes the end of the process, once it has ended. */
  look(): void {
    if (this.region === undefined) return;
    const { words } = family().heap;
    if (stateOf(words, this.region) !== STATE.ENDED) return;
    this.settle(words[this.region.at + PROCESS.EXIT_CODE] as number);
  }

  private settle(exitCode: number): void {
    this.endCode = exitCode;
    if (this.region !== undefined) release(this.region);
    this.region = undefined;
    removeChild(this.ownPid as number);
  }

  private end(exitCode: number, call: string): void {
    this.mustBeOpen();
    this.mustBeMine(call);
    expectState(this.ownPid !== null, `Cannot ${call}: the process was not started`);
    if (!this.isAlive()) return;
    const message: Terminate = { type: "terminate", pid: this.ownPid, exitCode };
    port().post(message);
  }

  private nameForTrace(): { pid: number; name: string } {
    return { pid: this.ownPid as number, name: this.name };
  }

  private mustBeMine(call: string): void {
    expectState(
      this.parentPid === family().pid,
      `Cannot ${call}: can only ${call} a process object created by the current process`,
    );
  }

  private mustBeOpen(): void {
    if (this.isClosed) throw new ValueError("This process object is closed (process object is closed)");
  }

  /** Its name, pid and state, as Python's `repr` has them. */
  toString(): string {
    const state = this.isClosed
      ? "closed"
      : this.ownPid === null
        ? "initial"
        : this.isAlive()
          ? "started"
          : "stopped";
    const pid = this.ownPid === null ? "" : ` pid=${this.ownPid}`;
    const code = this.endCode === null ? "" : ` exitcode=${this.endCode}`;
    return `<Process name='${this.name}'${pid} parent=${this.parentPid} ${state}${code}${this.isDaemon ? " daemon" : ""}>`;
  }
}

function stateOf(words: Int32Array, region: ProcessRegion): number {
  return Atomics.load(words, region.at + PROCESS.STATE);
}

function refuseWhileBootstrapping(): void {
  if (!isBootstrapping()) return;
  const module = birthRecord()?.modules[0] ?? "its module";
  throw new AssertionError(
    `Cannot start a process while this one is still loading ${module}: the code that starts processes ran again in the child. ` +
      "Put it inside `if (isMainProcess) { … }`, so that only the main process runs it",
  );
}
