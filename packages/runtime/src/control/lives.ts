/**
 * The processes that this host lives, one after another, and what others do to them: start, end, terminate. Whoever has the turn does it,
 * with the supervisor's own steps (`process/supervise.ts`), on the heap that is its own meanwhile.
 */

import { beAfresh } from "../afresh.ts";
import { family, joinFamily, ROOT_NAME, ROOT_PID } from "../kernel/family.ts";
import { Heap } from "../kernel/heap.ts";
import { SUPERVISOR_PID } from "../kernel/mutex.ts";
import type { Envelope } from "../port.ts";
import { beBorn, runTarget } from "../process/bootstrap.ts";
import { OP } from "../trace/probe.ts";
import type { BirthRecord, Exited, Terminate } from "../process/protocol.ts";
import { settling } from "../process/supervise.ts";
import { readBirth, writeBirth } from "./births.ts";
import { HOST, hostAt, LIFE, OVER, POLICY, WORD } from "./board.ts";
import { nextRandom } from "./choose.ts";
import type { Modules, Namespace } from "./modules.ts";
import type { HostRecording } from "./recording.ts";
import { type Stream, writeOutput } from "./output.ts";
import type { Tasks } from "./tasks.ts";
import { FOR, type Turns, Unwind } from "./turns.ts";

/** Exit codes: of an uncaught error; of a process that awaits what never comes, as Node has it; as by the signal SIGTERM. */
const FAILED = 1;
const UNSETTLED = 13;
const TERMINATED = -15;

/** What a host is given to live a process with. */
export interface Surroundings {
  readonly turns: Turns;
  readonly tasks: Tasks;
  readonly buffer: SharedArrayBuffer;
  /** Makes the modules of a new process. */
  modules(isRoot: boolean): Modules;
  /** URL of the module that is run. */
  main(): string;
  /** What is recorded of the process, if anything is. */
  recording(): HostRecording | undefined;
  /** The process is about to be forgotten. */
  forget(): void;
  /** Something else that is as in a new thread with each process, given its pid. */
  begin(pid: number): void;
}

/** The life of the process that this host lives now. */
export class Lives {
  /** `undefined` in the root process. */
  birth: BirthRecord | undefined;
  /** Whether there is a process now. */
  isAlive = false;
  private readonly around: Surroundings;
  private readonly supervised: Heap;
  private listener: ((message: Envelope) => void) | undefined;
  private loaded: Modules | undefined;
  private children: number[] = [];
  private holds = 0;
  private isDone = false;
  private exitCode: number | undefined;

  constructor(around: Surroundings) {
    this.around = around;
    this.supervised = new Heap(around.buffer, SUPERVISOR_PID);
  }

  private get words(): Int32Array {
    return this.around.turns.board.words;
  }

  private get at(): number {
    return hostAt(this.around.turns.host);
  }

  /** Becomes the root process. */
  beginRoot(process: number): void {
    const { buffer } = this.around;
    joinFamily({ buffer, pid: ROOT_PID, process, name: ROOT_NAME });
    this.live(ROOT_PID, () => this.modules.load(this.around.main()));
  }

  /** Becomes the process whose birth is on the board. */
  begin(): void {
    const { buffer, tasks, turns } = this.around;
    const birth = readBirth(turns.board, turns.host, buffer);
    this.birth = birth;
    beBorn(birth);
    tasks.isFresh = true;
    this.live(birth.pid, runTarget);
  }

  private live(pid: number, run: () => Promise<unknown>): void {
    this.isAlive = true;
    this.words[this.at + HOST.LIFE] = LIFE.RUNNING;
    this.around.turns.heap = family().heap;
    this.around.begin(pid);
    this.around.recording()?.process(this.birth?.name ?? ROOT_NAME, this.birth?.parent.pid ?? 0);
    run().then(
      () => void (this.isDone = true),
      (error: unknown) => this.fail(error, this.birth !== undefined),
    );
  }

  private get modules(): Modules {
    return (this.loaded ??= this.around.modules(this.birth === undefined));
  }

  load(module: string): Promise<Namespace> {
    return this.modules.load(module);
  }

  /** The code has come to its end: the process ends, or waits; gives what it goes on with. `undefined`: it has ended, and another one begins. */
  idle(): (() => void) | undefined {
    this.hearOfChildren();
    const { tasks, turns } = this.around;
    const isHeld = tasks.areHeld || this.holds > 0;
    if (this.exitCode === undefined && isHeld) return tasks.pass(this.children.length > 0);
    this.end(this.exitCode ?? (this.isDone ? 0 : UNSETTLED));
    this.words[this.at + HOST.LIFE] = LIFE.IDLE;
    this.forget();
    turns.pass(0);
    return undefined;
  }

  /** Ends the process wherever it is. */
  exit(code: number): never {
    const { turns } = this.around;
    if (turns.isUnwinding) throw new Unwind();
    this.end(code);
    turns.pass(0);
    throw new Unwind();
  }

  /** Notes an error that nobody caught. */
  fail(error: unknown, isTold = false): void {
    if (error instanceof Unwind || this.around.turns.isUnwinding || !this.isAlive) return;
    const text = describe(error);
    if (this.birth !== undefined) this.write("stderr", `Process ${this.birth.name}:\n${text}\n`);
    this.write("error", text);
    // Of an error that ends its target, a process has told itself.
    if (!isTold) this.around.recording()?.error(error, text);
    this.exitCode = FAILED;
  }

  /** Writes a text of the process. */
  write(stream: Stream, text: string): void {
    const { board, isUnwinding } = this.around.turns;
    if (!isUnwinding && this.isAlive) writeOutput(board, { pid: family().pid, stream, text });
  }

  listen(listener: (message: Envelope) => void): void {
    this.listener = listener;
  }

  hold(open: boolean): void {
    this.holds += open ? 1 : -1;
  }

  /** Gives a process to an idle host; it begins when it gets a turn. */
  spawn(birth: BirthRecord): void {
    const { turns } = this.around;
    const { board } = turns;
    const host = this.idleHost();
    if (host < 0) return this.stop(OVER.HOSTS);
    writeBirth(board, host, birth);
    const at = hostAt(host);
    const about = {
      PID: birth.pid,
      PROCESS: birth.process,
      PARENT: birth.parent.pid,
      DAEMON: Number(birth.daemon),
    };
    for (const [name, value] of Object.entries(about))
      this.words[at + HOST[name as keyof typeof about]] = value;
    this.words[at + HOST.ENDED_CHILDREN] = 0;
    this.words[at + HOST.LIFE] = LIFE.NEWBORN;
    this.words[WORD.USED] = Math.max(this.words[WORD.USED] as number, host + 1);
    if (this.words[WORD.POLICY] === POLICY.PRIORITIES)
      this.words[at + HOST.PRIORITY] = nextRandom(this.words) >>> 2;
    turns.setWait(host, 0, FOR.TURN);
    this.words[at + HOST.WAITS] = 1;
    this.children.push(birth.pid);
  }

  /** Ends a process from outside. */
  terminate({ pid, exitCode }: Pick<Terminate, "pid" | "exitCode">): void {
    const host = this.find((at) => this.words[at + HOST.PID] === pid);
    if (host >= 0) this.settle(host, exitCode, true);
  }

  /** Forgets the process, as if this thread were new. */
  forget(): void {
    this.around.forget();
    this.birth = this.listener = this.loaded = this.exitCode = undefined;
    this.isAlive = this.isDone = false;
    this.children = [];
    this.holds = 0;
    this.around.tasks.clear();
    beAfresh();
  }

  private end(exitCode: number): void {
    this.isAlive = false;
    if (this.birth !== undefined) return this.settle(this.around.turns.host, exitCode, false);
    this.around.recording()?.tell(OP.END, exitCode, 0);
    this.words[WORD.EXIT_CODE] = exitCode;
    this.stop(exitCode === FAILED && this.exitCode === FAILED ? OVER.ERROR : OVER.FINISHED);
  }

  private stop(how: number): void {
    this.around.turns.over(how);
    this.around.turns.waitForTurn();
  }

  /** Gives back what a process held, ends its daemons, and tells its parent. */
  private settle(host: number, exitCode: number, violent: boolean): void {
    const { board } = this.around.turns;
    const at = hostAt(host);
    this.words[at + HOST.LIFE] = LIFE.ENDED;
    this.words[at + HOST.WAITS] = 0;
    const pid = this.words[at + HOST.PID] as number;
    for (;;) {
      const daemon = this.find(
        (of) => this.words[of + HOST.PARENT] === pid && this.words[of + HOST.DAEMON] === 1,
      );
      if (daemon < 0) break;
      this.settle(daemon, TERMINATED, true);
    }
    const isTold = !violent && exitCode !== UNSETTLED;
    this.around.recording()?.end(pid, exitCode, isTold);
    const birth = readBirth(board, host, this.around.buffer);
    // Ends: nobody else has a turn, so nobody holds what it needs.
    for (const _ of settling(this.supervised, birth, { exitCode, violent }));
    const parent = this.find((of) => this.words[of + HOST.PID] === birth.parent.pid);
    if (parent >= 0) this.words[hostAt(parent) + HOST.ENDED_CHILDREN] = 1;
  }

  private hearOfChildren(): void {
    if (this.words[this.at + HOST.ENDED_CHILDREN] === 0) return;
    this.words[this.at + HOST.ENDED_CHILDREN] = 0;
    for (const pid of this.children) this.listener?.({ type: "exited", pid } as Exited);
  }

  /** A host with a process of which something is true, or -1. */
  private find(isIt: (at: number) => boolean): number {
    for (let host = 0, used = this.words[WORD.USED] as number; host < used; host++) {
      const at = hostAt(host);
      const life = this.words[at + HOST.LIFE];
      if ((life === LIFE.NEWBORN || life === LIFE.RUNNING) && isIt(at)) return host;
    }
    return -1;
  }

  private idleHost(): number {
    for (let host = 1, hosts = this.words[WORD.HOSTS] as number; host < hosts; host++)
      if (this.words[hostAt(host) + HOST.LIFE] === LIFE.IDLE) return host;
    return -1;
  }
}

/** An error as it is told: without a stack, which is not the same on all platforms. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return `Uncaught ${String(error)}`;
  const cause = error.cause instanceof Error ? `\n  caused by ${describe(error.cause)}` : "";
  return `${error.name}: ${error.message}${cause}`;
}
