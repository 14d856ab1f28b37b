/**
 * The events of a run, as a client reads them: those that are there, then those that come, then the result. Read from the database page by page as
 * the client takes them, so a slow client costs one page, and one that comes back anywhere goes on where it was.
 */
import type { RunResult } from "../contract/run.ts";
import type { Database } from "../store/tables.ts";
import { findRun } from "../store/runs.ts";
import { eventsAfter } from "../store/run-events.ts";
import type { Signals } from "./signals.ts";

/** One thing to send. */
export interface StreamedEvent {
  readonly id: number;
  readonly type: string;
  /** JSON. */
  readonly data: string;
}

/** Events that are read at once: as many as a slow client makes us keep. */
const PAGE = 32;
/** A signal may get lost: look again after this many milliseconds. */
const LOOK_MS = 2000;

interface Options {
  readonly db: Database;
  readonly signals: Signals;
  readonly run: string;
  /** The last event that the client has. */
  readonly after: number;
  readonly signal: AbortSignal;
}

/** Ends after the result, when `signal` is aborted, or when the run has been deleted. */
export async function* streamEvents({
  db,
  signals,
  run,
  after,
  signal,
}: Options): AsyncGenerator<StreamedEvent> {
  const news = new News(signals, run, signal);
  try {
    let last = after;
    while (!signal.aborted) {
      // Looked at before the events are read: once it has ended, all of its events are there.
      const row = await findRun(db, run);
      const page = await eventsAfter(db, run, last, PAGE);
      for (const { seq, type, data } of page) yield { id: (last = seq), type, data };
      if (page.length === PAGE) continue;
      if (!row) return;
      if (row.state === "finished") {
        const result = JSON.parse(row.result ?? "null") as RunResult;
        yield { id: last + 1, type: "result", data: JSON.stringify({ type: "result", ...result }) };
        return;
      }
      await news.wait();
    }
  } finally {
    news.end();
  }
}

/** Remembers a signal that came while nobody waited. */
class News {
  readonly #off: () => void;
  readonly #signal: AbortSignal;
  readonly #wake = () => this.#tell();
  #come = false;
  #tell: () => void = () => {};

  constructor(signals: Signals, run: string, signal: AbortSignal) {
    this.#signal = signal;
    this.#off = signals.on("events", run, () => {
      this.#come = true;
      this.#tell();
    });
    signal.addEventListener("abort", this.#wake);
  }

  async wait(): Promise<void> {
    if (!this.#come && !this.#signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_MS);
        this.#tell = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#come = false;
    this.#tell = () => {};
  }

  end(): void {
    this.#off();
    this.#signal.removeEventListener("abort", this.#wake);
  }
}
