/**
 * The place where a page runs a student's program: a frame without an origin, in which a thread compiles the program and runs it by more
 * threads. It reaches nothing of the page, and the page ends whatever is in it by taking the frame away.
 *
 * ```text
 * page ──port──▶ driver (thread) ──▶ threads of the program
 *      frame: sandboxed, no origin, may fetch nothing
 * ```
 */

import type { ExploreProgress } from "../explore/request.ts";
import type { RunEvent } from "../run/events.ts";
import { frameOf, type SandboxSource } from "./frame-element.ts";
import { Life } from "./life.ts";
import type { FromSandbox, Job, OpenSandbox, StopJob } from "./messages.ts";

/** Gets what is told while a job is done. */
export interface Told {
  readonly onEvents?: (events: readonly RunEvent[]) => void;
  readonly onProgress?: ((progress: ExploreProgress) => void) | undefined;
}

/** A sandbox that is open; one for each run. */
export class Sandbox implements Disposable {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #life: Life;

  private constructor(frame: HTMLIFrameElement, port: MessagePort) {
    this.#frame = frame;
    this.#port = port;
    this.#life = new Life(port);
  }

  /** Opens a sandbox. */
  static async open(source: SandboxSource): Promise<Sandbox> {
    const { scripts } = source;
    const frame = await frameOf(source);
    const { port1, port2 } = new MessageChannel();
    const sandbox = new Sandbox(frame, port1);
    const ready = sandbox.#next("ready");
    port1.start();
    const open: OpenSandbox = { type: "open", scripts };
    // It has no origin to name; nothing of this is a secret.
    frame.contentWindow?.postMessage(open, "*", [port2]);
    await ready;
    frame.dataset["ready"] = "";
    return sandbox;
  }

  /** Whether it can still be used. */
  get isOpen(): boolean {
    return this.#life.isOpen;
  }

  /** Has a job done; `told` gets what is told meanwhile. Rejects if the sandbox is taken away, or by {@link SandboxDied}. */
  async perform(job: Job, told: Told = {}): Promise<unknown> {
    const watched = this.#life.watched();
    this.#frame.dataset["use"] = "run";
    const result = this.#next("result", told);
    this.#port.postMessage(job);
    return await result.finally(() => watched[Symbol.dispose]());
  }

  /** Asks for the end of a free run or a search. */
  stop(): void {
    const stop: StopJob = { type: "stop" };
    this.#port.postMessage(stop);
  }

  /** Ends everything in it, at once. */
  [Symbol.dispose](): void {
    this.#frame.remove();
    this.#port.close();
    this.#life.end(new DOMException("The sandbox was taken away", "AbortError"));
  }

  /** The next message of a kind. One is waited for at a time. */
  #next(type: "ready" | "result", { onEvents, onProgress }: Told = {}): Promise<unknown> {
    const listening = new AbortController();
    const told = new Promise((resolve, reject) => {
      const receive = ({ data }: MessageEvent<FromSandbox>): void => {
        if (data.type === "events") onEvents?.(data.events);
        else if (data.type === "progress") onProgress?.(data.progress);
        else if (data.type === "failed") reject(named(data));
        else if (data.type === type) resolve(data.type === "result" ? data.result : undefined);
      };
      this.#port.addEventListener("message", receive, listening);
    });
    return Promise.race([told, this.#life.whenEnded]).finally(() => listening.abort());
  }
}

function named({ name, message }: { readonly name: string; readonly message: string }): Error {
  return Object.assign(new Error(message), { name });
}
