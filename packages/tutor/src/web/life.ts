/**
 * Whether a sandbox is still there. A browser that runs out of memory takes away the process in which the frame is; the page is told by its
 * port being closed, or by nothing: then it hears no sign of life any more.
 */

/** The browser has taken the sandbox away. */
export class SandboxDied extends Error {
  override readonly name = "SandboxDied";
}

/** Milliseconds between two looks. */
const LOOK_MS = 1000;
/** Looks without a sign of life between them: by the page's own ticks, so that a page that was asleep takes nobody for dead. */
const MOST_SILENT = 6;

export class Life {
  /** Rejects at the end. */
  readonly whenEnded: Promise<never>;
  readonly #port: MessagePort;
  #reject!: (reason: Error) => void;
  #isOpen = true;

  constructor(port: MessagePort) {
    this.#port = port;
    this.whenEnded = new Promise((_resolve, reject) => (this.#reject = reject));
    // Whoever waits for a result hears of it; nobody has to.
    this.whenEnded.catch(() => {});
    port.addEventListener("close", () => this.end(new SandboxDied("The browser has closed the sandbox")));
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  end(reason: Error): void {
    this.#isOpen = false;
    this.#reject(reason);
  }

  /** Looks for signs of life, until it is disposed of. */
  watched(): Disposable {
    let silent = 0;
    const listening = new AbortController();
    this.#port.addEventListener("message", () => (silent = 0), listening);
    const timer = setInterval(() => {
      silent += 1;
      if (silent > MOST_SILENT) this.end(new SandboxDied("The sandbox does not answer any more"));
    }, LOOK_MS);
    return {
      [Symbol.dispose]() {
        clearInterval(timer);
        listening.abort();
      },
    };
  }
}
