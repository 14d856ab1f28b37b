/**
 * `MP_SANDBOX=off`: no sandbox. A program runs as an ordinary child of this process, with all of its rights, by what the terminal tutor uses.
 * For one's own programs on one's own machine.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LayerReport, Sandbox, SandboxEvent, SandboxJob } from "@mp/sandbox";
import { isAlive } from "../services/owners.ts";
import { explore, run } from "@mp/tutor/node";

const PREFIX = "mp-api-run-";

export class NoSandbox implements Sandbox {
  constructor() {
    removeLeftovers();
  }

  check(): Promise<LayerReport> {
    const detail = "UNSAFE: MP_SANDBOX=off runs programs with all rights of this process.";
    return Promise.resolve({ ok: true, layers: [{ name: "sandbox", present: false, detail }] });
  }

  async *run(job: SandboxJob, signal: AbortSignal): AsyncGenerator<SandboxEvent> {
    const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
    try {
      for (const { name, content } of job.files) writeFileSync(join(folder, name), content);
      const file = join(folder, job.entry);
      yield* job.explore ? tryAll(file, job, signal) : once(file, job, signal);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Takes away the folders of processes that were killed before they could. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = new RegExp(`^${PREFIX}(\\d+)-`).exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

async function* once(
  file: string,
  { limits, schedule }: SandboxJob,
  signal: AbortSignal,
): AsyncGenerator<SandboxEvent> {
  const { timeMs, outputBytes, processes, memoryBytes } = limits;
  const budget = { timeMs, outputBytes, processes, memoryBytes };
  let end: SandboxEvent | undefined;
  for await (const event of run({ file }, { budget, signal, ...(schedule !== undefined && { schedule }) })) {
    // The tutor tells the trace behind the end.
    if (event.type === "exit") end = event;
    else if (event.type !== "trace") yield event;
    else if (event.trace) yield { type: "trace", trace: event.trace };
  }
  if (end) yield end;
}

async function* tryAll(file: string, job: SandboxJob, signal: AbortSignal): AsyncGenerator<SandboxEvent> {
  const search = job.explore ?? { preemptions: 0, maxSteps: 0 };
  const explored = await explore(file, search, { timeMs: job.limits.timeMs, signal });
  if (explored) yield { type: "explored", explored };
  else if (signal.aborted) yield { type: "stopped", time: 0 };
  else yield { type: "limit", time: job.limits.timeMs, name: "time", value: job.limits.timeMs };
  yield { type: "exit", time: 0, exitCode: explored ? 0 : null };
}
