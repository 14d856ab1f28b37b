import { expectOptions, expectState, expectType } from "../check.ts";
import { UNSENDABLE } from "../codec/refusal.ts";
import { describeFunction } from "../codec/function-ref.ts";
import { ValueError } from "../errors.ts";
import { family } from "../kernel/family.ts";
import { told } from "../kernel/operation.ts";
import type { AsyncWaitOptions, WaitOptions } from "../kernel/run.ts";
import { port } from "../port.ts";
import { finished, finishedSync } from "../sync/options.ts";
import { emit } from "../trace/observe.ts";
import { begin, type Call, type Face, NO_ANSWER, OP, tellLook } from "../trace/probe.ts";
import { nextIdentity } from "./children.ts";
import { currentProcess, refuseWhileBootstrapping } from "./current.ts";
import { Life } from "./life.ts";
import type { Terminate } from "./protocol.ts";
import { type ProcessOptions, SELF } from "./process-options.ts";
import { ROLE } from "./roles.ts";
import { Sentinel } from "./sentinel.ts";
import type { SpawnOrder } from "./spawn.ts";

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
 *
 * A subclass with a `run` of its own is sent to the process with its fields: all that is not private (`#`).
 *
 * @example
 * ```ts
 * import { isMainProcess, Process } from "@mp/runtime";
 *
 * class Greeter extends Process {
 *   greeting: string;
 *   constructor(greeting: string) {
 *     super({ name: "the greeter" });
 *     this.greeting = greeting;
 *   }
 *   override run() {
 *     console.log(`${this.greeting} from ${this.name}`);
 *   }
 * }
 *
 * if (isMainProcess) {
 *   const p = new Greeter("hello");
 *   p.start();
 *   await p.join();
 * }
 * // => hello from the greeter
 * ```
 *
 * @example
 * ```ts
 * import { isMainProcess, Process, wait } from "@mp/runtime";
 *
 * function runForEver() {
 *   for (;;);
 * }
 *
 * if (isMainProcess) {
 *   const p = new Process({ target: runForEver, daemon: true });
 *   p.start();
 *   console.log(p.pid, p.isAlive(), p.daemon); // => 2 true true
 *   p.terminate(); // p.kill() is the same, with exit code -9
 *   await wait([p.sentinel]);
 *   console.log(p.exitCode, p.isAlive()); // => -15 false
 *   p.close();
 * }
 * ```
 */
// oxlint-disable-next-line typescript/no-explicit-any
export class Process<A extends readonly any[] = readonly any[]> implements AsyncDisposable {
  static {
    Object.defineProperty(Process.prototype, UNSENDABLE, {
      value: "a Process belongs to its parent; send what the other process needs to know, such as its pid",
    });
  }

  readonly #options: ProcessOptions<A>;
  readonly #identity: readonly number[];
  readonly #life: Life;
  #name: string;
  #daemon: boolean;
  #isClosed = false;
  #sentinel: Sentinel | undefined;

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
    this.#options = options;
    const self = options[SELF];
    this.#identity = self?.identity ?? nextIdentity();
    this.#life = self === undefined ? new Life(this) : new Life(this, self.pid, self.parent.pid);
    // By itself: in what is published, the class that is exported as Process may have another name.
    const kind = this.constructor === Process ? "Process" : this.constructor.name;
    this.#name = name ?? `${kind}-${this.#identity.join(":")}`;
    this.#daemon = daemon ?? currentProcess().daemon;
    if (self === undefined) this.#describeFunctions();
  }

  /** Its name, for people: in messages and pictures. */
  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    expectType(typeof name === "string", "name", "a string", name);
    this.#name = name;
  }

  /** Whether it is ended when its parent ends. Can be set before `start()`. */
  get daemon(): boolean {
    return this.#daemon;
  }

  set daemon(daemon: boolean) {
    expectType(typeof daemon === "boolean", "daemon", "true or false", daemon);
    expectState(this.#life.pid === null, "Cannot set daemon: the process has already started");
    this.#daemon = daemon;
  }

  /** Its pid: a small number, unique in the program; `null` before `start()`. */
  get pid(): number | null {
    this.#mustBeOpen();
    return this.#life.pid;
  }

  /**
   * `null` while it has not ended; then 0 if its target returned, 1 after an uncaught error, the argument of `exit`, -15 after
   * `terminate()`, -9 after `kill()`.
   */
  get exitCode(): number | null {
    this.#mustBeOpen();
    this.#look("exitCode");
    return this.#life.exitCode;
  }

  /**
   * Its end, to be waited for together with other objects by `wait`. Throws `ValueError` before `start()`.
   */
  get sentinel(): Sentinel {
    this.#mustBeOpen();
    if (this.#life.pid === null)
      throw new ValueError("There is no sentinel yet: call start() first (process not started)");
    this.#sentinel ??= new Sentinel(() => this.#life.watched());
    return this.#sentinel;
  }

  /** Whether it has been started and has not ended. */
  isAlive(): boolean {
    this.#mustBeOpen();
    this.#look("isAlive");
    return this.#life.isAlive();
  }

  /**
   * What the process does: calls `target`. A subclass may do something else; like a target, it may give a promise.
   * It runs in the process that `start()` starts; called directly, it runs here.
   */
  run(): unknown {
    const { target, args = [] } = this.#options;
    return target?.(...(args as A));
  }

  /**
   * Starts the process. It runs as soon as its thread is up; this call does not wait for it.
   *
   * @throws AssertionError when called twice, or in a daemon, or while this process still loads its modules;
   * EncodeError if an argument can't be sent.
   */
  start(): void {
    this.#mustBeOpen();
    expectState(this.#life.pid === null, "Cannot start a process twice: make a new Process");
    this.#mustBeMine("start");
    refuseWhileBootstrapping();
    expectState(
      !currentProcess().daemon,
      "Cannot start a process from a daemon: daemonic processes are not allowed to have children",
    );
    this.#life.begin(this.#order());
  }

  /**
   * Waits until the process has ended, or the time is up: look at `exitCode` to know which. An error of the process is not thrown here.
   *
   * @param options `timeout` in milliseconds (0 or less: one look), `signal` to give up.
   * @throws AssertionError if it was not started, or is not a child of this process.
   */
  async join(options?: AsyncWaitOptions): Promise<void> {
    const call = this.#joining("async");
    await finished(this, told(call, this.#life.ended()), options);
    this.#joined(call);
  }

  /** Like {@link Process.join}, blocking this thread. */
  joinSync(options?: WaitOptions): void {
    const call = this.#joining("sync");
    finishedSync(told(call, this.#life.ended()), options);
    this.#joined(call);
  }

  /** Ends the process at once (exit code -15): no `finally` runs, and locks it holds are passed on as abandoned. */
  terminate(): void {
    this.#end(TERMINATED, "terminate");
  }

  /** Like {@link Process.terminate}, with exit code -9. */
  kill(): void {
    this.#end(KILLED, "kill");
  }

  /** Gives up the object of a process that has ended. Throws `ValueError` while it runs. */
  close(): void {
    if (this.#isClosed) return;
    if (this.#life.isAlive()) {
      throw new ValueError(
        "Cannot close a process while it is still running. You should first call join() or terminate().",
      );
    }
    this.#isClosed = true;
  }

  /** Terminates the process if it runs, and waits for its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isClosed || this.#life.pid === null) return;
    this.terminate();
    await this.join();
  }

  /** Refuses what can't travel at the call that gives it, rather than at the start. */
  #describeFunctions(): void {
    const { target } = this.#options;
    if (target !== undefined) describeFunction(target);
    if (this.#runsItself() && this.constructor !== Process) describeFunction(this.constructor);
  }

  /** Whether there is a `run` of a subclass's own. */
  #runsItself(): boolean {
    return this.run !== Process.prototype.run;
  }

  #order(): SpawnOrder {
    const { target, args = [], resourceLimits } = this.#options;
    const { role, obituary = 0, beforeBirth } = this.#options[ROLE] ?? {};
    const self = this.#runsItself()
      ? { type: this.constructor, fields: Object.fromEntries(Object.entries(this)) }
      : undefined;
    const [name, identity, daemon] = [this.#name, this.#identity, this.#daemon];
    return { target, args, self, role, obituary, beforeBirth, name, identity, daemon, resourceLimits };
  }

  #joining(face: Face): Call | undefined {
    this.#mustBeOpen();
    this.#mustBeMine("join");
    expectState(this.#life.pid !== null, "Cannot join: can only join a started process; call start() first");
    emit({ type: "join.begin", process: currentProcess(), target: this.#nameForTrace() });
    const call = begin(OP.JOIN, 0, face);
    if (call !== undefined) call.detail = this.#life.pid;
    return call;
  }

  #joined(call: Call | undefined): void {
    this.#life.look();
    const { exitCode } = this.#life;
    if (exitCode !== null) call?.event(OP.JOIN, call.detail, exitCode);
    emit({ type: "join.end", process: currentProcess(), target: this.#nameForTrace(), exitCode });
  }

  #end(exitCode: number, method: string): void {
    this.#mustBeOpen();
    this.#mustBeMine(method);
    const { pid } = this.#life;
    expectState(pid !== null, `Cannot ${method}: the process was not started`);
    const call = begin(OP.TERMINATE, 0);
    if (!this.#life.isAlive()) return;
    call?.event(OP.TERMINATE, pid, exitCode);
    this.#life.doom();
    const message: Terminate = { type: "terminate", pid, exitCode };
    port().post(message);
  }

  /** Notes the end of the process, if it has ended: a question whose answer may be stale at once. */
  #look(what: "exitCode" | "isAlive"): void {
    const call = begin(OP.LOOK, 0);
    if (call !== undefined) call.detail = this.#life.pid ?? 0;
    this.#life.look();
    tellLook(call, what, what === "isAlive" ? this.#life.isAlive() : (this.#life.exitCode ?? NO_ANSWER));
  }

  #nameForTrace(): { pid: number; name: string } {
    return { pid: this.#life.pid as number, name: this.name };
  }

  #mustBeMine(call: string): void {
    expectState(
      this.#life.parentPid === family().pid,
      `Cannot ${call}: can only ${call} a process object created by the current process`,
    );
  }

  #mustBeOpen(): void {
    if (this.#isClosed) throw new ValueError("This process object is closed (process object is closed)");
  }

  /** Its name, pid and state, as Python's `repr` has them. */
  toString(): string {
    const state = this.#isClosed
      ? "closed"
      : this.#life.pid === null
        ? "initial"
        : this.#life.isAlive()
          ? "started"
          : "stopped";
    const pid = this.#life.pid === null ? "" : ` pid=${this.#life.pid}`;
    const code = this.#life.exitCode === null ? "" : ` exitcode=${this.#life.exitCode}`;
    return `<Process name='${this.name}'${pid} parent=${this.#life.parentPid} ${state}${code}${this.#daemon ? " daemon" : ""}>`;
  }
}
