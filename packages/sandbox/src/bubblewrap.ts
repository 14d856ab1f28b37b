import { layersOf } from "./layers.ts";
import { findParts, type Parts, wholeOf } from "./parts.ts";
import type { LayerReport, Sandbox, SandboxEvent, SandboxJob } from "./port.ts";
import { runInBox } from "./run/run.ts";

/** Runs each program in a box of its own: bubblewrap with namespaces, a filter of system calls, control groups, and a supervisor outside. Linux only. */
export class Bubblewrap implements Sandbox {
  readonly #env: NodeJS.ProcessEnv;
  #parts: Promise<Parts> | undefined;

  /** @param env `MP_BWRAP`, `MP_CGROUP`, `MP_PYTHON` and `PATH` count. */
  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#env = env;
  }

  async check(): Promise<LayerReport> {
    // What was missing may be there by now, and what was there may have gone.
    this.#parts = findParts(this.#env);
    return layersOf(await this.#parts);
  }

  async *run(job: SandboxJob, signal: AbortSignal): AsyncGenerator<SandboxEvent, void, void> {
    this.#parts ??= findParts(this.#env);
    yield* runInBox(wholeOf(await this.#parts), job, signal);
  }
}
