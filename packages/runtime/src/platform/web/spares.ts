/** Spare threads in a browser: workers that have got no message yet. See `process/spares.ts`. */

import { type Spare, Spares } from "../../process/spares.ts";
import type { WebWorker } from "./globals.ts";
import { start, type WorkerSource } from "./workers.ts";

/** A worker that waits to be told which process it is. */
export class SpareWorker implements Spare {
  private readonly worker: WebWorker;
  private isWaiting = true;
  private failed = (): void => {};

  constructor(source: WorkerSource) {
    this.worker = start(source, "mp spare");
    this.worker.addEventListener("error", (event) => {
      if (!this.isWaiting) return;
      event.preventDefault();
      this.failed();
    });
  }

  whenFailed(failed: () => void): void {
    this.failed = failed;
  }

  /** Gives the worker to whom it is to serve. */
  release(): WebWorker {
    this.isWaiting = false;
    return this.worker;
  }

  end(): void {
    this.release().terminate();
  }
}

/** The spare workers of a family. */
export function spareWorkers(source: WorkerSource): Spares<SpareWorker> {
  // A browser does not tell how busy it is.
  return new Spares({ make: () => new SpareWorker(source), mayMake: () => true });
}
