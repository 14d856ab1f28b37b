/** Tells when a file was saved, by what the system says and, since it does not always say it, by looking. */

import { readFileSync, watch } from "node:fs";
import { basename, dirname } from "node:path";

/** How to watch. */
export interface WatchOptions {
  readonly signal: AbortSignal;
  /** How often to look, in milliseconds. */
  readonly pollMs: number;
}

/** Editors write a file in several steps: what comes within this many milliseconds is one change. */
const QUIET_MS = 50;

/**
 * Yields the text of a file each time it is another one than before, until the signal. Its folder is watched, not the file: editors put
 * a new file in the place of the old one. A file that is gone for a moment has not changed yet.
 */
export async function* savedTexts(
  file: string,
  { signal, pollMs }: WatchOptions,
): AsyncGenerator<string, void, void> {
  let before = textOf(file);
  using bell = new Bell(file, pollMs, signal);
  while (await bell.rung()) {
    const now = textOf(file);
    if (now === undefined || now === before) continue;
    before = now;
    yield now;
  }
}

/** Rings when the file may have changed. */
class Bell implements Disposable {
  readonly #signal: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  readonly #watcher: Disposable | undefined;
  #ring: () => void = () => {};

  constructor(file: string, pollMs: number, signal: AbortSignal) {
    this.#signal = signal;
    this.#timer = setInterval(() => this.#ring(), pollMs);
    this.#watcher = watcherOf(file, () => setTimeout(() => this.#ring(), QUIET_MS));
    signal.addEventListener("abort", () => this.#ring(), { once: true });
  }

  /** Waits for the next ring. Answers `false` when there will be none. */
  async rung(): Promise<boolean> {
    // Invariant: a change between two waits is not lost: it is seen by the text at the next tick of the timer, which goes on.
    if (!this.#signal.aborted) await new Promise<void>((resolve) => (this.#ring = resolve));
    return !this.#signal.aborted;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#watcher?.[Symbol.dispose]();
  }
}

/** `undefined` where the system can't tell: then looking has to do. */
function watcherOf(file: string, onChange: () => void): Disposable | undefined {
  try {
    const watcher = watch(dirname(file), (_event, name) => {
      if (name === null || name === basename(file)) onChange();
    });
    watcher.on("error", () => watcher.close());
    return { [Symbol.dispose]: () => watcher.close() };
  } catch {
    return undefined;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
