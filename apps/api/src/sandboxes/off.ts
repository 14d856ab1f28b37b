/**
 * `MP_SANDBOX=off`: no sandbox. A program runs as an ordinary child of this process, with all of its rights, by what the terminal tutor uses.
 * For one's own programs on one's own machine.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LayerReport, Sandbox, SandboxEvent, SandboxJob } from "@mp/sandbox";
import { explore, run } from "@mp/tutor/node";

export class NoSandbox implements Sandbox {
  check(): Promise<LayerReport> {
    const detail = "UNSAFE: MP_SANDBOX=off runs programs with all rights of this process.";
    return Promise.resolve({ ok: true, layers: [{ name: "sandbox", present: false, detail }] });
  }

  async *run(job: SandboxJob, signal: AbortSignal): AsyncGenerator<SandboxEvent> {
    const folder = mkdtempSync(join(tmpdir(), "mp-api-"));
    try {
      for (const { name, content } of job.files) writeFileSync(join(folder, name), content);
      const file = join(folder, job.entry);
      yield* job.explore ? tryAll(file, job, signal) : once(file, job, signal);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function* once(
  file: string,
  { limits }: SandboxJob,
  signal: AbortSignal,
): AsyncGenerator<SandboxEvent> {
  const { timeMs, outputBytes, processes } = limits;
  for await (const event of run({ file }, { budget: { timeMs, outputBytes, processes }, signal })) {
    if (event.type !== "trace") yield event;
  }
}

async function* tryAll(file: string, job: SandboxJob, signal: AbortSignal): AsyncGenerator<SandboxEvent> {
  const { preemptions = 0, maxSteps = 0 } = job.explore ?? {};
  const explored = await explore(file, { preemptions, maxSteps }, { timeMs: job.limits.timeMs, signal });
  if (explored) yield { type: "explored", explored };
  else if (signal.aborted) yield { type: "stopped", time: 0 };
  else yield { type: "limit", time: job.limits.timeMs, name: "time", value: job.limits.timeMs };
  yield { type: "exit", time: 0, exitCode: explored ? 0 : null };
}
