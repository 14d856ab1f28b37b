/**
 * Writes the events of one run while it goes on. They are collected for a moment and written together, and each write lengthens
 * the lease: in one transaction, so that only who has the run writes, and nobody takes it while it writes.
 */
import { timestamp } from "../clock.ts";
import type { Log } from "../log.ts";
import { lastSeq } from "../store/run-events.ts";
import { appendEvents, type RunEventRow } from "../store/run-events.ts";
import { renew } from "../store/leases.ts";
import type { Store } from "../store/open.ts";
import type { RunRow } from "../store/runs.ts";
import type { Signals } from "./signals.ts";

const COLLECT_MS = 20;
/** A database that is away for a moment does not cost a run. */
const RETRY_MS = 500;

/** How a log tells that its run is no longer to be run. */
export type Interruption = "cancelled" | "lost";

interface Options {
  readonly store: Store;
  readonly signals: Signals;
  readonly run: RunRow;
  /** How long a sign of life counts, in milliseconds. */
  readonly leaseMs: number;
  readonly log: Log;
  readonly interrupt: (why: Interruption) => void;
}

export class EventLog {
  readonly #options: Options;
  #held: RunEventRow[] = [];
  #seq: number;
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  readonly #beat: NodeJS.Timeout;
  #closed = false;

  private constructor(options: Options, seq: number) {
    this.#options = options;
    this.#seq = seq;
    this.#beat = setInterval(() => this.#flush(), options.leaseMs / 5);
  }

  /** Goes on where an earlier runner of the same run ended. */
  static async open(options: Options): Promise<EventLog> {
    return new EventLog(options, await lastSeq(options.store.db, options.run.id));
  }

  write(type: string, data: unknown): void {
    this.#seq += 1;
    this.#held.push({ run_id: this.#options.run.id, seq: this.#seq, type, data: JSON.stringify(data) });
    this.#timer ??= setTimeout(() => this.#flush(), COLLECT_MS);
  }

  /** Ends once all that was written is in the database, or the run is somebody else's. */
  async close(): Promise<void> {
    clearInterval(this.#beat);
    this.#flush();
    await this.#writing;
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#held;
    this.#held = [];
    this.#writing = this.#writing.then(() => this.#persist(batch));
  }

  async #persist(batch: readonly RunEventRow[]): Promise<void> {
    // Until the lease has run out the run is ours, and what it did must not get lost: try again.
    const until = Date.now() + this.#options.leaseMs;
    while (!this.#closed) {
      try {
        await this.#append(batch);
        return;
      } catch (error) {
        // Given up for lost: nothing that comes after it can be written, either, and another runner will begin anew.
        if (Date.now() > until) return this.#give(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  #give(error: unknown): void {
    const { run, log, interrupt } = this.#options;
    this.#closed = true;
    log.error({ error, run: run.id }, "the events of a run could not be written");
    interrupt("lost");
  }

  async #append(batch: readonly RunEventRow[]): Promise<void> {
    const { store, signals, run, interrupt, leaseMs } = this.#options;
    const renewed = await store.db.transaction().execute(async (transaction) => {
      const held = await renew(transaction, run, timestamp(leaseMs));
      if (held) await appendEvents(transaction, batch);
      return held;
    });
    if (!renewed) interrupt("lost");
    else if (renewed.cancelled) interrupt("cancelled");
    if (renewed && batch.length > 0) signals.emit("events", run.id);
  }
}
