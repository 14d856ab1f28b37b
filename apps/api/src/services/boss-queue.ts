/**
 * The queue of many processes, over Postgres: pg-boss gives each piece of work to one of them, and to another if the first falls silent.
 * Whose a run is, the lease in `runs` says all the same: pg-boss gives work out at least once, and the lease makes one of it.
 */
import { PgBoss } from "pg-boss";
import { timestamp } from "../clock.ts";
import type { Log } from "../log.ts";
import { claimable } from "../store/leases.ts";
import type { Store } from "../store/open.ts";
import type { RunQueue, Work } from "./queue.ts";

const QUEUE = "mp-runs";
/** pg-boss's least. */
const HEARTBEAT_SECONDS = 10;
/** How long a run may be given out, in seconds: far more than any is allowed to take. */
const EXPIRE_SECONDS = 600;

interface Options {
  readonly address: string;
  readonly store: Store;
  readonly log: Log;
  /** How often to look for runs that were lost, in milliseconds. */
  readonly sweepMs: number;
  /** Runs at once, in this process. */
  readonly concurrency: number;
}

export class BossQueue implements RunQueue {
  readonly #options: Options;
  readonly #boss: PgBoss;
  readonly #stop = new AbortController();
  #sweep: NodeJS.Timeout | undefined;

  private constructor(options: Options, boss: PgBoss) {
    this.#options = options;
    this.#boss = boss;
  }

  static async open(options: Options): Promise<BossQueue> {
    const { address, log } = options;
    const boss = new PgBoss({ connectionString: address, max: 4, schedule: false, useListenNotify: true });
    boss.on("error", (error) => log.error({ error }, "the queue in Postgres failed"));
    await boss.start();
    await boss.createQueue(QUEUE, {
      // One job a run may wait; a second one while the first goes on is harmless, and tidies up if that falls silent.
      policy: "short",
      notify: true,
      retryLimit: 5,
      retryDelay: 1,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: EXPIRE_SECONDS,
      deleteAfterSeconds: 3600,
    });
    return new BossQueue(options, boss);
  }

  async enqueue(run: string): Promise<void> {
    await this.#boss.send(QUEUE, { run }, { singletonKey: run });
  }

  async start(work: Work): Promise<void> {
    const { concurrency } = this.#options;
    await Promise.all(Array.from({ length: concurrency }, () => this.#worker(work)));
    this.#sweep = setInterval(() => void this.#look(), this.#options.sweepMs);
    await this.#look();
  }

  async stop(graceMs: number): Promise<void> {
    clearInterval(this.#sweep);
    const timer = setTimeout(() => this.#stop.abort(), graceMs);
    // Somewhat more than what is told to stop needs to do so.
    await this.#boss.stop({ graceful: true, timeout: graceMs + 5000 });
    clearTimeout(timer);
  }

  /** One that asks for the next run as soon as it has done one: left to itself, pg-boss looks again when one comes in, or after half a minute, whatever waits. */
  async #worker(work: Work): Promise<void> {
    let id = "";
    id = await this.#boss.work<{ run: string }>(
      QUEUE,
      { batchSize: 1, pollingIntervalSeconds: 2 },
      async (jobs) => {
        for (const { data } of jobs) await work(data.run, this.#stop.signal);
        this.#boss.notifyWorker(id);
      },
    );
  }

  /** A process may die between writing a run and sending it here, or lose it while it runs. */
  async #look(): Promise<void> {
    const { store, log } = this.#options;
    try {
      for (const run of await claimable(store.db, timestamp(), 50)) await this.enqueue(run);
    } catch (error) {
      log.error({ error }, "the queue could not be read");
    }
  }
}
