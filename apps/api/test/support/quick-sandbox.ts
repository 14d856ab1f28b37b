import type { LayerReport, Sandbox, SandboxEvent, SandboxJob } from "@mp/sandbox";

/**
 * Ends every program at once, or when it is told to: for tests of what surrounds runs, where a thousand real ones would only take time. What a run
 * is, other tests see with real ones.
 */
export class QuickSandbox implements Sandbox {
  /** Programs that have this word in them go on until they are stopped. */
  static readonly ENDLESS = "endless";

  check(): Promise<LayerReport> {
    return Promise.resolve({ ok: true, layers: [] });
  }

  async *run({ files, explore }: SandboxJob, signal: AbortSignal): AsyncGenerator<SandboxEvent> {
    if (explore) yield { type: "explored", explored: { executions: 1, complete: true, outcomes: [] } };
    if (files.some(({ content }) => content.includes(QuickSandbox.ENDLESS)) && !signal.aborted) {
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      yield { type: "stopped", time: 1 };
    }
    yield { type: "exit", time: 1, exitCode: signal.aborted ? null : 0 };
  }
}
