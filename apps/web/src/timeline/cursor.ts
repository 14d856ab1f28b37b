/** Where the scrubber stands: at one of the steps of a recorded run. */

import { Store } from "@mp/tutor";

/** Its state. */
export interface CursorState {
  /** Place of the step among all steps. */
  readonly at: number;
  readonly isPlaying: boolean;
}

/** Milliseconds that a step is shown while it plays, at most, and that the whole takes, at most. */
const STEP_MS = 600;
const WHOLE_MS = 20_000;
const FRAME_MS = 33;

/** Goes along the steps. */
export class Cursor extends Store<CursorState> implements Disposable {
  readonly #count: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param count of steps. @param at where to begin. */
  constructor(count: number, at = 0) {
    super({ at: clamp(at, count), isPlaying: false });
    this.#count = count;
  }

  /** Goes to a step, and stays there. */
  readonly to = (at: number): void => {
    this.pause();
    this.set({ at: clamp(at, this.#count), isPlaying: false });
  };

  /** Goes some steps on, or back. */
  readonly by = (steps: number): void => this.to(this.get().at + steps);

  /** Goes on by itself, from the beginning if it is at the end. */
  play(): void {
    const { at } = this.get();
    const from = at >= this.#count - 1 ? 0 : at;
    this.set({ at: from, isPlaying: true });
    const each = Math.min(STEP_MS, WHOLE_MS / this.#count);
    // A screen shows no more than some dozens a second: of a long run, several steps at once.
    const steps = Math.max(1, Math.round(FRAME_MS / each));
    this.#timer = setInterval(() => this.#tick(steps), Math.max(FRAME_MS, each));
  }

  pause(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.get().isPlaying) this.set({ ...this.get(), isPlaying: false });
  }

  readonly toggle = (): void => (this.get().isPlaying ? this.pause() : this.play());

  [Symbol.dispose](): void {
    this.pause();
  }

  #tick(steps: number): void {
    const at = clamp(this.get().at + steps, this.#count);
    this.set({ at, isPlaying: true });
    if (at === this.#count - 1) this.pause();
  }
}

function clamp(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at));
}
