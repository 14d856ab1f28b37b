/**
 * A host: a thread in which processes of programs under control live, one after another. Its event loop turns once for each time the code of its
 * process has come to its end: then all microtasks have run, and whatever the process waits for is known.
 *
 * ```text
 * later ─▶ pump: waits at the gate ─▶ begins a process, or goes on with a task of it ─▶ (microtasks) ─▶ pump …
 * ```
 */

import { putUnder } from "../kernel/controller.ts";
import { installPort } from "../port.ts";
import { OP, setProbe } from "../trace/probe.ts";
import { Board, WORD } from "./board.ts";
import { makeConsole } from "./console.ts";
import { Driver } from "./driver.ts";
import { controlGlobals } from "./globals.ts";
import { hostPort } from "./host-port.ts";
import { libraries } from "./libraries.ts";
import { Lives } from "./lives.ts";
import type { FromHost, HostBirth, Job, TakeProgram, ToHost } from "./messages.ts";
import { Compiled, Modules, type Namespace } from "./modules.ts";
import { Points } from "./points.ts";
import { HostRecording } from "./recording.ts";
import { Tasks } from "./tasks.ts";
import { Leave, Turns, Unwind } from "./turns.ts";

/** What a host needs of its thread. */
export interface HostPlatform {
  /** Calls back when all that is due now is done, microtasks included. */
  later(callback: () => void): void;
  post(message: FromHost): void;
  /** Loads what is no module of a program, such as a module that the platform has built in. */
  load(specifier: string): Promise<Namespace>;
  /** Sets who gets the errors that nobody catches. */
  onUncaught(listener: (error: unknown) => void): void;
  /** Puts more globals in place, which write and exit. */
  control(write: (stream: "stdout" | "stderr", text: string) => void, exit: (code: number) => never): void;
}

/** Makes this thread a host; gives what takes the controller's messages. */
export function beHost(platform: HostPlatform, birth: HostBirth): (message: ToHost) => void {
  const host = new Host(platform, birth);
  return (message) => host.receive(message);
}

class Host {
  private readonly platform: HostPlatform;
  private readonly board: Board;
  private readonly turns: Turns;
  private readonly tasks: Tasks;
  private readonly lives: Lives;
  private readonly driver: Driver;
  private recording: HostRecording | undefined;
  private readonly isFirst: boolean;
  private program: Compiled | undefined;

  constructor(platform: HostPlatform, { board, heap, host }: HostBirth) {
    this.platform = platform;
    this.isFirst = host === 0;
    this.board = new Board(board);
    this.turns = new Turns(this.board, host);
    this.tasks = new Tasks(this.turns);
    const seed = controlGlobals(this.tasks);
    const write = (stream: "stdout" | "stderr", text: string): void => {
      this.tasks.point();
      this.lives.write(stream, text);
      this.recording?.tell(OP.OUTPUT, stream === "stdout" ? 1 : 2, 0, text);
    };
    const { console, reset } = makeConsole(write, () => this.tasks.now());
    Object.defineProperty(globalThis, "console", { value: console, configurable: true, writable: true });
    this.lives = new Lives({
      turns: this.turns,
      tasks: this.tasks,
      buffer: heap,
      modules: (isRoot) => new Modules(this.program as Compiled, libraries(isRoot)),
      main: () => (this.program as Compiled).main,
      recording: () => this.recording,
      forget: () => this.tellRecords(),
      begin: (pid) => {
        const isAsked = this.board.words[WORD.ASKED] !== 0;
        const recording = isAsked ? new HostRecording(this.board, () => this.turns.isUnwinding) : undefined;
        this.recording = recording;
        setProbe(new Points(this.tasks, recording, this.program?.seesEnds === true));
        seed(pid);
        reset();
      },
    });
    this.driver = new Driver(this.board, heap, (batch) => platform.post(batch));
    installPort(hostPort(this.lives));
    putUnder(this.tasks);
    platform.control(write, (code) => this.lives.exit(code));
    platform.onUncaught((error) => this.lives.fail(error));
  }

  receive(message: ToHost): void {
    if (message.type === "program") void this.takeProgram(message);
    else if (message.type === "job") this.takeJob(message);
  }

  private async takeProgram({ externals, main, seesEnds, units }: TakeProgram): Promise<void> {
    let failure: string | undefined;
    try {
      const known = libraries(true);
      const others = externals.filter((specifier) => known(specifier) === undefined);
      const loaded = others.map(async (name) => [name, await this.platform.load(name)] as const);
      this.program = new Compiled({ main, units, seesEnds }, new Map(await Promise.all(loaded)));
      for (const { url } of units) this.program.unit(url);
    } catch (error) {
      failure = String(error);
    }
    this.platform.post({ type: "ready", failure });
    if (!this.isFirst) this.pumpLater();
  }

  private takeJob(job: Job): void {
    this.driver.take(job);
    this.nextExecution();
  }

  private nextExecution(): void {
    this.lives.beginRoot(this.driver.prepare());
    this.pumpLater();
  }

  private readonly pump = (): void => {
    try {
      if (this.turns.isUnwinding) throw new Unwind();
      const goOn = this.lives.isAlive ? this.lives.idle() : void this.turns.waitForTurn();
      if (goOn === undefined) this.lives.begin();
      else this.run(goOn);
      this.pumpLater();
    } catch (error) {
      if (error instanceof Leave) return;
      if (error instanceof Unwind) return this.leaveExecution();
      // Of the host itself, such as too much to wait for at once: the process ends with it.
      this.lives.fail(error);
      this.pumpLater();
    }
  };

  private run(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.lives.fail(error);
    }
  }

  private leaveExecution(): void {
    this.lives.forget();
    this.turns.isUnwinding = false;
    const { words } = this.board;
    if (Atomics.sub(words, WORD.BUSY, 1) === 1) Atomics.notify(words, WORD.BUSY);
    if (!this.isFirst) this.pumpLater();
    else if (this.driver.finish()) this.nextExecution();
  }

  /** Tells the controller what was recorded, if anything was. */
  private tellRecords(): void {
    if (this.recording === undefined) return;
    this.platform.post({ type: "records", ...this.recording.take() });
    Atomics.add(this.board.words, WORD.TOLD, 1);
    this.recording = undefined;
  }

  private pumpLater(): void {
    this.platform.later(this.pump);
  }
}

/** What a program may import of this library, as one object for each kind of process. */
