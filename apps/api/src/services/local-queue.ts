import { timestamp } from "../clock.ts";
import type { Log } from "../log.ts";
import { claimable, endLeases, ownersNow } from "../store/leases.ts";
import type { Store } from "../store/open.ts";
import { isGone } from "./owners.ts";
import type { RunQueue, Work } from "./queue.ts";

interface Options {
  readonly store: Store;
  readonly log: Log;
  /** How often to look for runs that were lost, in milliseconds. */
  readonly sweepMs: number;
  /** Runs at once. */
  readonly concurrency: number;
  /** By which name this process has runs. */
  readonly owner: string;
}

/** The queue of one process. */
export class LocalQueue implements RunQueue {
  readonly #options: Options;
  readonly #stop = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  #waiting = new Set<string>();
  #work: Work | undefined;
  #sweep: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  async enqueue(run: string): Promise<void> {
    this.#waiting.add(run);
    this.#pump();
  }

  async start(work: Work): Promise<void> {
    this.#work = work;
    this.#sweep = setInterval(() => void this.#look(), this.#options.sweepMs);
    await this.#takeOver();
    await this.#look();
  }

  async stop(graceMs: number): Promise<void> {
    this.#work = undefined;
    clearInterval(this.#sweep);
    const timer = setTimeout(() => this.#stop.abort(), graceMs);
    await Promise.all(this.#running.values());
    clearTimeout(timer);
  }

  /** What a process before this one left behind, nobody has to wait for. */
  async #takeOver(): Promise<void> {
    const { store, owner: self } = this.#options;
    for (const owner of await ownersNow(store.db)) if (isGone(owner, self)) await endLeases(store.db, owner);
  }

  /** Finds what waits since before this process began, and what was lost with others. */
  async #look(): Promise<void> {
    const { store, log, concurrency } = this.#options;
    try {
      for (const run of await claimable(store.db, timestamp(), concurrency * 10)) this.#waiting.add(run);
      this.#pump();
    } catch (error) {
      log.error({ error }, "the queue could not be read");
    }
  }

  #pump(): void {
    const work = this.#work;
    for (const run of this.#waiting) {
      if (!work || this.#running.size >= this.#options.concurrency) return;
      this.#waiting.delete(run);
      if (!this.#running.has(run)) this.#begin(run, work);
    }
  }

  #begin(run: string, work: Work): void {
    const done = work(run, this.#stop.signal)
      .catch((error: unknown) => this.#options.log.error({ error, run }, "a run was dropped"))
      .finally(() => {
        this.#running.delete(run);
        this.#pump();
      });
    this.#running.set(run, done);
  }
}
