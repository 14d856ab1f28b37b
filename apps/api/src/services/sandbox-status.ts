import type { Layer, LayerReport, Sandbox } from "@mp/sandbox";
import { Problem } from "../problem.ts";

/** How long a report is believed, in milliseconds. */
const FRESH_MS = 60_000;

/** Knows whether programs may be run here: asks the sandbox, and remembers for a minute. */
export class SandboxStatus {
  readonly #sandbox: Sandbox;
  #report: Promise<LayerReport> | undefined;
  #askedAt = -Infinity;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  report(): Promise<LayerReport> {
    const now = performance.now();
    if (this.#report && now - this.#askedAt < FRESH_MS) return this.#report;
    this.#askedAt = now;
    this.#report = this.#sandbox.check();
    return this.#report;
  }

  /** @throws {Problem} sandbox-missing, with the names of the layers that are not there. */
  async demand(): Promise<void> {
    const { ok, layers } = await this.report();
    if (ok) return;
    const names = missingOf(layers)
      .map(({ name }) => name)
      .join(", ");
    throw new Problem(
      "sandbox-missing",
      `What keeps programs apart is not complete here: ${names}. Ask whoever operates this API.`,
      {
        headers: { "Retry-After": String(FRESH_MS / 1000) },
      },
    );
  }
}

/** The layers that are not there. */
export function missingOf(layers: readonly Layer[]): readonly Layer[] {
  return layers.filter(({ present }) => !present);
}
