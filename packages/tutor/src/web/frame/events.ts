/** Events on their way to the page, in batches. */

import type { RunEvent } from "../../run/events.ts";
import type { FromSandbox } from "../messages.ts";

/** Milliseconds between batches. */
const BATCH_MS = 16;

/** Events in one batch from which on it is a flood: what one process writes is then put together. */
const MANY = 100;

type Output = Extract<RunEvent, { type: "output" }>;

function isSameOutput(last: RunEvent, event: RunEvent): last is Output {
  if (last.type !== "output" || event.type !== "output") return false;
  return last.process.pid === event.process.pid && last.stream === event.stream;
}

/** Collects events. */
export class Events {
  readonly #tell: (message: FromSandbox) => void;
  #batch: RunEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (message: FromSandbox) => void) {
    this.#tell = tell;
  }

  push(event: RunEvent): void {
    const last = this.#batch.length < MANY ? undefined : this.#batch.at(-1);
    if (last !== undefined && isSameOutput(last, event) && event.type === "output")
      this.#batch[this.#batch.length - 1] = { ...last, text: last.text + event.text };
    else this.#batch.push(event);
    this.#timer ??= setTimeout(() => this.flush(), BATCH_MS);
  }

  /** Sends what there is. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#batch.length > 0) this.#tell({ type: "events", events: this.#batch });
    this.#batch = [];
  }
}
