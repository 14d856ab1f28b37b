/** How much memory a program takes: all its processes together, and what they share once. */

import { type ChildProcess, execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { totalmem } from "node:os";
import type { RunBudget } from "../run/events.ts";

/** A process takes some 30 MB, before it has anything of its own. */
const PER_PROCESS = 60_000_000;
const BESIDE = 500_000_000;
const MOST_PROCESSES = 64;
const LOOK_MS = 100;
/** Asking `ps` starts a process each time. */
const ASK_MS = 500;
const KIB = 1024;

/** What a program may take, in bytes: what it is given; or plenty for its processes, but no more than the machine can spare. */
export function memoryLimit({ memoryBytes, processes = MOST_PROCESSES }: RunBudget): number {
  return memoryBytes ?? Math.min(BESIDE + processes * PER_PROCESS, Math.round(totalmem() / 2));
}

/** Has each thread's heap end where the program's memory does: growing fast, it is there before anybody has looked. */
export function heapLimit(budget: RunBudget): string {
  return `--max-old-space-size=${Math.ceil(memoryLimit(budget) / KIB / KIB)}`;
}

/**
 * Looks at a program's memory again and again, and tells once when it is more than it may be. Answers how to end that. On Windows nobody
 * looks: there, the limit of the heap is all there is.
 */
export function watchMemory(child: ChildProcess, limit: number, tell: (limit: number) => void): () => void {
  const { pid } = child;
  if (pid === undefined || process.platform === "win32") return () => {};
  const look = (bytes: number) => {
    if (bytes <= limit) return;
    clearInterval(timer);
    tell(limit);
  };
  const timer =
    process.platform === "linux"
      ? setInterval(() => look(bytesOf(pid)), LOOK_MS)
      : setInterval(() => bytesOfGroup(pid, look), ASK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Of a process and all it started. One that ends meanwhile counts for nothing. */
function bytesOf(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0;
  const children = threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
  return children.reduce((sum, child) => sum + bytesOf(child), Number(kib) * KIB);
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}

/** Of all processes of a group, as `ps` tells. */
function bytesOfGroup(group: number, tell: (bytes: number) => void): void {
  execFile("ps", ["-A", "-o", "pgid=,rss="], (_error, stdout) => {
    const rows = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
    tell(rows.reduce((sum, [pgid, kib = 0]) => (pgid === group ? sum + kib * KIB : sum), 0));
  });
}
