import { missingMigrations } from "../store/migrations.ts";
import type { Store } from "../store/open.ts";
import { countQueued } from "../store/runs.ts";
import { missingOf, type SandboxStatus } from "./sandbox-status.ts";

/** One thing that must be there. */
export interface ReadinessCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Whether a request would be answered as it should. */
export class Readiness {
  readonly #store: Store;
  readonly #sandbox: SandboxStatus;
  readonly #waitingMost: number;

  constructor(store: Store, sandbox: SandboxStatus, waitingMost: number) {
    this.#store = store;
    this.#sandbox = sandbox;
    this.#waitingMost = waitingMost;
  }

  async look(): Promise<{ status: "ok" | "unavailable"; checks: ReadinessCheck[] }> {
    const groups = await Promise.all([this.#database(), this.#layers()]);
    const checks = groups.flat();
    return { status: checks.every(({ ok }) => ok) ? "ok" : "unavailable", checks };
  }

  async #database(): Promise<ReadinessCheck[]> {
    try {
      await this.#store.ping();
      const missing = await missingMigrations(this.#store.db);
      const queued = await countQueued(this.#store.db);
      return [
        { name: "database", ok: true, detail: "It answers." },
        {
          name: "migrations",
          ok: missing.length === 0,
          detail:
            missing.length === 0
              ? "All are applied."
              : `Missing: ${missing.join(", ")}. Start this version of the API once.`,
        },
        {
          name: "queue",
          ok: queued < this.#waitingMost,
          detail: `${queued} of ${this.#waitingMost} places are taken.`,
        },
      ];
    } catch {
      return [
        {
          name: "database",
          ok: false,
          detail: "It does not answer. Look at the log of the API, and at the database.",
        },
      ];
    }
  }

  async #layers(): Promise<ReadinessCheck[]> {
    const { ok, layers } = await this.#sandbox.report();
    const missing = new Set(ok ? [] : missingOf(layers));
    return layers.map((layer) => ({ name: layer.name, ok: !missing.has(layer), detail: layer.detail }));
  }
}
