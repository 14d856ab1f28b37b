/** Events on their way to the page, in batches. */

import type { RunEvent } from "../../run/events.ts";
import type { FromSandbox } from "../messages.ts";

/** Milliseconds between batches. */
const BATCH_MS = 16;

/** Collects events. */
export class Events {
  readonly #tell: (message: FromSandbox) => void;
  #batch: RunEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (message: FromSandbox) => void) {
    this.#tell = tell;
  }

  push(event: RunEvent): void {
    this.#batch.push(event);
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
