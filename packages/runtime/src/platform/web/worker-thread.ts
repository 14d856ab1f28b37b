/**
 * The thread of a process, as the supervisor has it.
 *
 * Browsers tell nobody that a worker is gone. So each thread takes a Web Lock before it touches the heap, and never gives it back;
 * the supervisor asks for the same lock, and gets it when the thread is gone, by whatever cause. A frame without an origin gets no locks:
 * there a thread tells its end itself.
 *
 * ```text
 * supervisor: birth ──▶ thread: takes the lock ── alive ──▶ supervisor: asks for the lock ── begin ──▶ thread: runs
 * ```
 */

import { family } from "../../kernel/family.ts";
import { requestStop } from "../../kernel/stop.ts";
import type { Envelope } from "../../port.ts";
import type { Spawn, ToSupervisor } from "../../process/protocol.ts";
import type { Thread, ThreadListener } from "../../process/supervisor.ts";
import { scope, web, type WebWorker } from "./globals.ts";
import type { Alive, Begin, Birth, Founded, LookForStop, Stopped, Told } from "./messages.ts";
import { reasonOf, start } from "./workers.ts";

/** Milliseconds between two requests to stop. */
const ASK_AGAIN = 10;
/** Milliseconds in which a thread stops that does not compute. */
const STOPS_WITHIN = 100;
/** Milliseconds after which a thread that was terminated is gone: Chromium, the slowest, gives it two seconds. */
const SURELY_GONE = 4000;

/** Tells this family's locks from those of other tabs of the origin. */
const id = web.crypto.getRandomValues(new Uint32Array(4)).join("-");

/** The thread of a process: a worker of the supervisor. */
export class WorkerThread implements Thread {
  private readonly worker: WebWorker;
  private readonly birth: Birth;
  private readonly listener: ThreadListener;
  private hasBegun = false;
  /** Whether its end is noticed by its lock. */
  private isLocked = true;
  private hasEnded = false;

  constructor(
    { birth }: Spawn,
    { source, observed }: Pick<Founded, "source" | "observed">,
    listener: ThreadListener,
    spare: WebWorker | undefined,
  ) {
    this.listener = listener;
    this.worker = spare ?? start(source, birth.name);
    const fate = new Int32Array(new SharedArrayBuffer(4));
    this.birth = { type: "birth", birth, lifeLock: `@mp/runtime/${id}/${birth.pid}`, fate, observed };
    this.worker.addEventListener("message", ({ data }) =>
      this.receive(data as Alive | Stopped | Told | ToSupervisor),
    );
    this.worker.addEventListener("error", (event) => this.failed(reasonOf(event, source)));
    this.worker.postMessage(this.birth);
  }

  post(message: Envelope): void {
    this.worker.postMessage(message);
  }

  terminate(): void {
    if (this.hasBegun && !this.isLocked) return this.stopThenTakeAway();
    this.worker.terminate();
    // Before it has begun, it has touched nothing.
    if (!this.hasBegun) this.ended(true);
    else this.askToStop();
  }

  /** Nobody tells when a thread is gone that has no lock. So it is asked to stop before it is taken away, which it does unless it computes. */
  private stopThenTakeAway(): void {
    this.askToStop();
    // Behind the request, which it finds then.
    const look: LookForStop = { type: "look-for-stop" };
    this.worker.postMessage(look);
    setTimeout(() => {
      this.worker.terminate();
      setTimeout(() => this.ended(true), SURELY_GONE);
    }, STOPS_WITHIN);
  }

  private receive(message: Alive | Stopped | Told | ToSupervisor): void {
    if (message.type === "alive") this.begin(message);
    else if (message.type === "stopped") this.takeAway();
    else if (message.type === "output") scope.postMessage(message);
    else this.listener.onMessage(message);
  }

  /** Its thread has nothing to do any more, so its end need not be waited for. */
  private takeAway(): void {
    this.ended(false);
  }

  private begin({ isLocked }: Alive): void {
    if (this.hasEnded) return;
    this.hasBegun = true;
    this.isLocked = isLocked;
    if (isLocked)
      void web.navigator.locks?.request(this.birth.lifeLock, () => this.ended(this.exitCode === undefined));
    const begin: Begin = { type: "begin" };
    this.worker.postMessage(begin);
  }

  /** Chromium takes two seconds to stop a thread that blocks; one that is asked to stops at once. */
  private askToStop(): void {
    // Ends: the platform stops the thread in the end, and then the lock is free.
    if (this.hasEnded) return;
    if (requestStop(family().heap, this.birth.birth.process)) this.ended(true);
    else setTimeout(() => this.askToStop(), ASK_AGAIN);
  }

  private failed(reason: string): void {
    // Afterwards the process reports its errors itself.
    if (this.hasBegun || this.hasEnded) return;
    console.error(`Process ${this.birth.birth.name}:\nIts worker has failed: ${reason}`);
    this.worker.terminate();
    this.ended(false);
  }

  private ended(violent: boolean): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.worker.terminate();
    this.listener.onEnd({ exitCode: this.exitCode ?? 1, violent });
  }

  /** What it left when it ended by itself. */
  private get exitCode(): number | undefined {
    const left = Atomics.load(this.birth.fate, 0);
    return left === 0 ? undefined : left - 1;
  }
}
