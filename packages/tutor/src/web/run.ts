/** Free runs of programs in a browser. */

import { EventStream } from "../run/event-stream.ts";
import { type LimitMet, MAIN_PROCESS, type RunEvent, type RunOptions } from "../run/events.ts";
import type { ProgramFiles, RunJob } from "./messages.ts";
import { SandboxDied } from "./life.ts";
import type { SandboxSource } from "./frame-element.ts";
import { refill, takeSandbox } from "./spare.ts";

/** Milliseconds beyond its budget after which a sandbox that has not ended its program is taken away. */
const DEAD_AFTER_MS = 3000;
/** In Node's words, so that it is understood as Node's is. */
const DIED = "The browser has ended the program: JavaScript heap out of memory, most likely\n";
/** Milliseconds in which a sandbox that was asked to stop may still tell what was recorded. */
const STOPS_WITHIN_MS = 100;

/**
 * Runs a program by real workers, in a sandbox of its own, and tells what it does as it does it. However it ends (by itself, by a limit, by
 * the signal, or because nobody listens any more), nothing is left running.
 */
export async function* runInSandbox(
  source: SandboxSource,
  program: ProgramFiles,
  { budget, trace, signal }: Omit<RunOptions, "schedule">,
): AsyncGenerator<RunEvent, void, void> {
  const events = new Ending();
  if (signal?.aborted) {
    events.stopped();
    yield* events;
    return;
  }
  using sandbox = await takeSandbox(source);
  const stop = (): void => {
    sandbox.stop();
    events.within(STOPS_WITHIN_MS, () => events.stopped());
  };
  signal?.addEventListener("abort", stop, { once: true });
  // It may have been aborted while the sandbox was opened.
  if (signal?.aborted) stop();
  events.within(budget.timeMs + DEAD_AFTER_MS, () => events.limit({ name: "time", value: budget.timeMs }));
  const job: RunJob = { type: "run", program, budget, trace };
  sandbox.perform(job, { onEvents: (batch) => batch.forEach((event) => events.push(event)) }).then(
    () => events.end(),
    (error: Error) => (error instanceof SandboxDied ? events.died() : events.fail(error)),
  );
  try {
    yield* events;
  } finally {
    events[Symbol.dispose]();
    signal?.removeEventListener("abort", stop);
    refill();
  }
}

/** Events of a run, which ends in any case. */
class Ending extends EventStream implements Disposable {
  readonly #began = performance.now();
  readonly #timers: ReturnType<typeof setTimeout>[] = [];

  within(milliseconds: number, end: () => void): void {
    this.#timers.push(setTimeout(end, milliseconds));
  }

  stopped(): void {
    this.push({ type: "stopped", time: this.#now() });
    this.#over();
  }

  limit(limit: LimitMet): void {
    this.push({ type: "limit", time: this.#now(), ...limit });
    this.#over();
  }

  /** The browser has taken the program away, and says no reason; the only one that is known is that its memory was full. */
  died(): void {
    const time = this.#now();
    this.push({ type: "output", time, process: MAIN_PROCESS, stream: "stderr", text: DIED });
    this.#over();
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #over(): void {
    this.push({ type: "exit", time: this.#now(), exitCode: null });
    this.end();
  }

  #now(): number {
    return performance.now() - this.#began;
  }
}
