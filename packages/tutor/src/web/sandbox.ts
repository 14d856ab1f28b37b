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
import type { FromSandbox, Job, OpenSandbox, SandboxScripts, StopJob } from "./messages.ts";

/** Where a sandbox comes from. */
export interface SandboxSource {
  /** Address of the frame's page, `frame.html`. */
  readonly frame: string;
  readonly scripts: SandboxScripts;
  /**
   * Whether the frame's page comes with `Content-Security-Policy: sandbox allow-scripts`. Then the element has no attribute of that kind: a service
   * worker is not asked for frames that have one, and so could not give the page without a network. Never, if left out.
   */
  readonly isSandboxedByHeader?: () => boolean;
}

/** Gets what is told while a job is done. */
export interface Told {
  readonly onEvents?: (events: readonly RunEvent[]) => void;
  readonly onProgress?: ((progress: ExploreProgress) => void) | undefined;
}

/** Milliseconds in which a sandbox must be there. */
const OPENS_WITHIN = 15_000;

/** A sandbox that is open; one for each run. */
export class Sandbox implements Disposable {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  #gone!: (reason: Error) => void;
  readonly #whenGone: Promise<never>;

  private constructor(frame: HTMLIFrameElement, port: MessagePort) {
    this.#frame = frame;
    this.#port = port;
    this.#whenGone = new Promise((_resolve, reject) => (this.#gone = reject));
    // Whoever waits for a result hears of it; nobody has to.
    this.#whenGone.catch(() => {});
  }

  /** Opens a sandbox. */
  static async open({ frame: address, scripts, isSandboxedByHeader }: SandboxSource): Promise<Sandbox> {
    const frame = document.createElement("iframe");
    if (!isSandboxedByHeader?.()) frame.setAttribute("sandbox", "allow-scripts");
    // Without this, a frame of another origin has no shared memory; it has none that could be named.
    frame.setAttribute("allow", "cross-origin-isolated *");
    frame.hidden = true;
    frame.title = "sandbox";
    frame.src = address;
    const isThere = heard(frame);
    document.body.append(frame);
    await isThere;
    if (frame.contentDocument !== null) {
      frame.remove();
      throw new Error(reachable(address));
    }
    const { port1, port2 } = new MessageChannel();
    const sandbox = new Sandbox(frame, port1);
    const ready = sandbox.#next("ready");
    port1.start();
    const open: OpenSandbox = { type: "open", scripts };
    // It has no origin to name; nothing of this is a secret.
    frame.contentWindow?.postMessage(open, "*", [port2]);
    await ready;
    return sandbox;
  }

  /** Has a job done; `told` gets what is told meanwhile. Rejects if the sandbox is taken away. */
  perform(job: Job, told: Told = {}): Promise<unknown> {
    const result = this.#next("result", told);
    this.#port.postMessage(job);
    return result;
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
    this.#gone(new DOMException("The sandbox was taken away", "AbortError"));
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
    return Promise.race([told, this.#whenGone]).finally(() => listening.abort());
  }
}

function named({ name, message }: { readonly name: string; readonly message: string }): Error {
  return Object.assign(new Error(message), { name });
}

function heard(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(new Error(notThere(frame.src))), OPENS_WITHIN);
    const listener = ({ source, data }: MessageEvent<{ type?: string }>): void => {
      if (source === frame.contentWindow && data?.type === "sandbox") done();
    };
    const done = (error?: Error): void => {
      clearTimeout(timer);
      removeEventListener("message", listener);
      if (error === undefined) resolve();
      else reject(error);
    };
    addEventListener("message", listener);
  });
}

// It would reach whatever the page does, so it gets no program.
function reachable(address: string): string {
  return `The sandbox from ${address} has the origin of the page, so no program is run in it. Serve it with Content-Security-Policy: sandbox allow-scripts`;
}

function notThere(address: string): string {
  return (
    `The sandbox was not loaded from ${address} within ${OPENS_WITHIN / 1000} s, so no program can be run. ` +
    "Serve it with the headers of the page, and Cross-Origin-Resource-Policy: cross-origin"
  );
}
