import { Client, type Pool } from "pg";
import { LocalSignals, type SignalName, type Signals } from "./signals.ts";

const CHANNEL = "mp_runs";
const RECONNECT_MS = 1000;

/**
 * Signals between processes, by LISTEN and NOTIFY. One connection listens; should it break, it is opened anew. What was signalled
 * in between is lost, which whoever waits finds out by looking again.
 */
export class PostgresSignals implements Signals {
  readonly #local = new LocalSignals();
  readonly #pool: Pool;
  readonly #address: string;
  #listener: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(pool: Pool, address: string) {
    this.#pool = pool;
    this.#address = address;
  }

  static async open(pool: Pool, address: string): Promise<PostgresSignals> {
    const signals = new PostgresSignals(pool, address);
    await signals.#listen();
    return signals;
  }

  emit(name: SignalName, run: string): void {
    // Lost if the database is away: see above. The payload is short, so NOTIFY's limit of 8 kB is far.
    this.#pool.query("select pg_notify($1, $2)", [CHANNEL, `${name}:${run}`]).catch(() => {});
  }

  on(name: SignalName, run: string, listener: () => void): () => void {
    return this.#local.on(name, run, listener);
  }

  async #listen(): Promise<void> {
    const client = new Client({ connectionString: this.#address });
    // What breaks a connection ends it as well, and there it is seen to.
    client.on("error", () => {});
    await client.connect();
    client.once("end", () => this.#again());
    client.on("notification", ({ payload = "" }) => {
      const [name, run = ""] = payload.split(":");
      if (name === "events" || name === "cancel") this.#local.emit(name, run);
    });
    this.#listener = client;
    await client.query(`listen ${CHANNEL}`);
  }

  #again(): void {
    this.#listener = undefined;
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#listen().catch(() => this.#again());
    }, RECONNECT_MS);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#listener?.end();
    await this.#local[Symbol.asyncDispose]();
  }
}
