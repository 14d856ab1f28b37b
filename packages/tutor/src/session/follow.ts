import type { ProcessEvent } from "@mp/content";
import type { Trace } from "@mp/runtime/trace";
import type { RunEvent } from "../run/events.ts";
import { isProcessEvent } from "../run/record.ts";
import { type OutputLine, OutputLines } from "./output-lines.ts";
import type { Activity } from "./state.ts";

// A flood of output must not become a flood of frames, nor fill the memory with lines nobody scrolls to.
const FRAME_MS = 60;
const MOST_LINES = 5_000;
const MOST_EVENTS = 20_000;

/** What has been seen of a run, shown from time to time. */
export class Following implements Disposable {
  readonly #kind: Activity["kind"];
  readonly #began = performance.now();
  readonly #pieces = new OutputLines();
  readonly #frames: ReturnType<typeof setInterval>;
  #lines: OutputLine[] = [];
  #written = 0;
  #events: ProcessEvent[] = [];
  #trace: Trace | undefined;

  /** `show` is called some times a second. */
  constructor(kind: Activity["kind"], show: (activity: Activity) => void) {
    this.#kind = kind;
    this.#frames = setInterval(() => show(this.activity()), FRAME_MS);
  }

  readonly see = (event: RunEvent): void => {
    if (event.type === "trace") this.#trace = event.trace;
    const lines = this.#pieces.add(event);
    this.#written += lines.length;
    // One by one: a flood comes as one event, and has more lines than a call may have arguments.
    for (const line of lines) this.#lines.push(line);
    if (this.#lines.length > 2 * MOST_LINES) this.#lines = this.#lines.slice(-MOST_LINES);
    if (isProcessEvent(event) && event.type !== "output" && this.#events.length < MOST_EVENTS)
      this.#events.push(event);
  };

  /** What there is to see now. */
  activity(): Activity {
    const time = performance.now() - this.#began;
    return {
      kind: this.#kind,
      output: this.#lines.slice(-MOST_LINES),
      written: this.#written,
      events: [...this.#events],
      time,
      ...(this.#trace && { trace: this.#trace }),
    };
  }

  [Symbol.dispose](): void {
    clearInterval(this.#frames);
  }
}
