/** The student's progress in this browser, the same in all tabs. */

import type { Progress, ProgressStore } from "@mp/tutor";
import type { Keeper } from "./keeper.ts";

/** Reads and changes it. */
export class BrowserProgress implements ProgressStore {
  readonly #keeper: Keeper;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  // As a value of its own, so that it can be handed on as a hook wants it.
  readonly get = (): Progress => this.#keeper.progress;

  readonly subscribe = (listener: () => void): (() => void) => this.#keeper.subscribe(listener);

  read(): Progress {
    return this.#keeper.progress;
  }

  change(change: (progress: Progress) => Progress): Progress {
    return this.#keeper.changeProgress(change);
  }
}
