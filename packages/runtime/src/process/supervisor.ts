/**
 * The supervisor of a family, whatever the platform: which processes run, and what is done when one ends.
 * See `protocol.ts` for what it is there for, `supervise.ts` for what it does in the heap.
 */

import { doom, isAccepted, joinFamily, ROOT_PID } from "../kernel/family.ts";
import type { Heap } from "../kernel/heap.ts";
import { SUPERVISOR_PID } from "../kernel/mutex.ts";
import { type Envelope, port } from "../port.ts";
import { Deposits } from "./deposits.ts";
import type { BirthRecord, Exited, Idle, Spawn, Terminate, ToSupervisor } from "./protocol.ts";
import { type Ending, settling } from "./supervise.ts";

/** The thread of a process, as its platform runs it. */
export interface Thread {
  post(message: Envelope): void;
  /** Stops it, wherever it is; its end is told as any other. */
  terminate(): void;
}

/** What a platform tells of a thread. */
export interface ThreadListener {
  onMessage(message: ToSupervisor): void;
  /** The thread is gone: nothing it wrote can still change. */
  onEnd(ending: Ending): void;
}

/** What the supervisor needs of a platform. */
export interface ThreadPlatform {
  /** Starts the thread of a process. Throws when there can be none. */
  start(spawn: Spawn, listener: ThreadListener): Thread;
  /** Tells the program that a process has failed. */
  report(name: string, error: unknown): void;
  tellRoot(message: Envelope): void;
}

interface Running {
  readonly birth: BirthRecord;
  readonly thread: Thread;
  /** The exit code, if it has been told to end. */
  told: number | undefined;
}

/** The processes of a family. Lives in the supervisor's thread, which must never block. */
export class Supervisor {
  private readonly heap: Heap;
  private readonly platform: ThreadPlatform;
  private readonly running = new Map<number, Running>();
  private readonly deposits: Deposits;
  /** How many processes have ended whose end is not told yet. */
  private unsettled = 0;
  private received = 0;

  /** Makes this thread the supervisor of the family whose heap is in `buffer`. */
  constructor(buffer: SharedArrayBuffer, platform: ThreadPlatform) {
    this.heap = joinFamily({ buffer, pid: SUPERVISOR_PID, process: 0, name: "supervisor" }).heap;
    this.platform = platform;
    this.deposits = new Deposits(this.heap, (pid) => pid === ROOT_PID || this.running.has(pid));
  }

  /** Takes a message of the root process. */
  receiveFromRoot(message: ToSupervisor): void {
    this.received++;
    this.receive(message);
    this.tellIfIdle();
  }

  private receive(message: ToSupervisor): void {
    if (message.type === "spawn") this.spawn(message);
    else if (message.type === "terminate") this.terminate(message);
    else if (message.type === "give") this.deposits.give(message);
    else if (message.type === "ask") this.deposits.ask(message);
    else if (message.type === "forget") this.deposits.forget(message);
  }

  private spawn(spawn: Spawn): void {
    const { birth } = spawn;
    // Who has asked for it may have died, and with it what was not started yet.
    if (!isAccepted(this.heap, birth.process, birth.pid)) return;
    try {
      const thread = this.platform.start(spawn, {
        onMessage: (message) => this.receive(message),
        onEnd: (ending) => this.ended(birth.pid, ending),
      });
      this.running.set(birth.pid, { birth, thread, told: undefined });
    } catch (error) {
      this.platform.report(birth.name, error);
      this.settle(birth, { exitCode: 1, violent: false });
    }
  }

  private terminate({ pid, exitCode }: Terminate): void {
    const process = this.running.get(pid);
    if (process === undefined) return;
    process.told ??= exitCode;
    doom(this.heap, process.birth.process);
    process.thread.terminate();
  }

  private ended(pid: number, { exitCode, violent }: Ending): void {
    const { birth, told } = this.running.get(pid) as Running;
    this.running.delete(pid);
    this.deposits.ended(pid);
    this.settle(birth, { exitCode: told ?? exitCode, violent: violent || told !== undefined });
  }

  private settle(birth: BirthRecord, ending: Ending): void {
    for (const { birth: child } of this.running.values()) {
      if (child.daemon && child.parent.pid === birth.pid)
        this.terminate({ type: "terminate", pid: child.pid, exitCode: -15 });
    }
    this.unsettled++;
    void this.finish(birth, settling(this.heap, birth, ending));
  }

  /** Goes on with the settling of a process, in later turns of the event loop if it must wait. */
  private async finish(birth: BirthRecord, steps: Generator<void, void>): Promise<void> {
    // Ends: what it waits for is held by a process that gives it back, or dies, which another turn notices.
    while (!steps.next().done) await port().turn();
    this.unsettled--;
    this.deposits.sweep();
    const message: Exited = { type: "exited", pid: birth.pid };
    const parent = this.running.get(birth.parent.pid)?.thread;
    if (parent === undefined) this.platform.tellRoot(message);
    else parent.post(message);
    this.tellIfIdle();
  }

  private tellIfIdle(): void {
    if (this.running.size > 0 || this.unsettled > 0 || !this.deposits.isEmpty) return;
    const message: Idle = { type: "idle", received: this.received };
    this.platform.tellRoot(message);
  }
}
