import type { LayerReport, Sandbox, SandboxEvent, SandboxJob } from "@mp/sandbox";

const MAIN = { pid: 1, name: "MainProcess" };

/**
 * Ends every program at once, or when it is told to: for tests of what surrounds runs, where a thousand real ones would only take time. What a run
 * is, other tests see with real ones.
 */
export class QuickSandbox implements Sandbox {
  /** Programs that have this word in them go on until they are stopped. */
  static readonly ENDLESS = "endless";

  /** A program that prints so many lines of a thousand characters. */
  static printing(lines: number): string {
    return `prints ${lines}`;
  }

  check(): Promise<LayerReport> {
    return Promise.resolve({ ok: true, layers: [] });
  }

  async *run({ files, explore }: SandboxJob, signal: AbortSignal): AsyncGenerator<SandboxEvent> {
    if (explore) yield { type: "explored", explored: { executions: 1, complete: true, outcomes: [] } };
    const text = files.map(({ content }) => content).join("\n");
    for (let line = Number(/prints (\d+)/.exec(text)?.[1] ?? 0); line > 0; line--)
      yield { type: "output", time: 1, process: MAIN, stream: "stdout", text: `${"x".repeat(999)}\n` };
    if (text.includes(QuickSandbox.ENDLESS) && !signal.aborted) {
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      yield { type: "stopped", time: 1 };
    }
    yield { type: "exit", time: 1, exitCode: signal.aborted ? null : 0 };
  }
}
