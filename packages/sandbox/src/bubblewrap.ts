import { layersOf } from "./layers.ts";
import { findParts, Missing, type Parts, wholeOf } from "./parts.ts";
import type { LayerReport, Sandbox, SandboxEvent, SandboxJob } from "./port.ts";
import { runInBox } from "./run/run.ts";
import { type SelfTest, selfTest } from "./self-test.ts";

/** Runs each program in a box of its own: bubblewrap with namespaces, a filter of system calls, control groups, and a supervisor outside. Linux only. */
export class Bubblewrap implements Sandbox {
  readonly #env: NodeJS.ProcessEnv;
  #parts: Promise<Parts> | undefined;
  #tested: Promise<SelfTest> | undefined;

  /** @param env `MP_BWRAP`, `MP_CGROUP`, `MP_PYTHON` and `PATH` count. */
  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#env = env;
  }

  async check(): Promise<LayerReport> {
    // What was missing may be there by now, and what was there may have gone.
    this.#parts = findParts(this.#env, await this.#parts);
    const parts = await this.#parts;
    if (Object.values(parts).some((part) => part instanceof Missing)) return layersOf(parts, undefined);
    // One that went well stands for all the time of this process.
    this.#tested ??= selfTest((job, signal) => this.run(job, signal));
    const tested = await this.#tested;
    if (!tested.ok) this.#tested = undefined;
    return layersOf(parts, tested);
  }

  async *run(job: SandboxJob, signal: AbortSignal): AsyncGenerator<SandboxEvent, void, void> {
    this.#parts ??= findParts(this.#env);
    yield* runInBox(wholeOf(await this.#parts), job, signal);
  }
}
