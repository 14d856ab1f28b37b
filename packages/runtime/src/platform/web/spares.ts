/** Spare threads in a browser: workers that have got no message yet. See `process/spares.ts`. */

import { Spares } from "../../process/spares.ts";
import type { WebWorker } from "./globals.ts";
import { start, type WorkerSource } from "./workers.ts";

/** A worker that waits to be told which process it is. */
export class SpareWorker {
  readonly worker: WebWorker;
  private isWaiting = true;

  constructor(source: WorkerSource, fail: () => void) {
    this.worker = start(source, "mp spare");
    this.worker.addEventListener("error", (event) => {
      if (!this.isWaiting) return;
      event.preventDefault();
      fail();
    });
  }

  /** Gives the worker to whom it is to serve. */
  release(): WebWorker {
    this.isWaiting = false;
    return this.worker;
  }
}

/** The spare workers of a family. */
export function spareWorkers(source: WorkerSource): Spares<SpareWorker> {
  return new Spares({
    make: (fail) => new SpareWorker(source, fail),
    end: (spare) => spare.release().terminate(),
    // A browser does not tell how busy it is.
    mayMake: () => true,
  });
}
