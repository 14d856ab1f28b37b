import { join } from "node:path";
import type { Job } from "../job.ts";

/** The jobs in the order in which they are told; each is the file of its name. */
const NAMES = [
  "pool-apply",
  "pool-latency",
  "pool-map",
  "pipe-workers",
  "pipe-main",
  "queue-1x1",
  "queue-2x2",
  "buffer-pipe",
  "buffer-transfer",
  "lock-alone",
  "lock-contended",
  "array-elements",
  "process-start",
  "process-warm",
  "primes",
  "memory-idle",
  "outstanding-100k",
  "idle-cpu",
  "idle-wake-ups",
  "idle-timers",
  "trace-queue",
  "trace-lock",
  "cost-of-tasks",
  "cost-of-bytes",
  "cost-of-processes",
] as const;

export interface NamedJob {
  readonly name: string;
  readonly file: string;
  readonly job: Job;
}

/** The jobs whose names contain one of `parts`, or all. */
export async function jobs(parts: readonly string[]): Promise<NamedJob[]> {
  const names = NAMES.filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)));
  return Promise.all(
    names.map(async (name) => {
      const file = join(import.meta.dirname, `${name}.ts`);
      return { name, file, job: ((await import(file)) as { default: Job }).default };
    }),
  );
}
