import { readdirSync, readFileSync } from "node:fs";

/** Processes that still run and were started with this folder in their environment: whoever started them, and whose child they are now. */
function leftRunning(folder: string): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => read(`/proc/${pid}/environ`).includes(folder))
    .map((pid) => `${pid} ${read(`/proc/${pid}/cmdline`).replaceAll("\0", " ").slice(0, 200)}`)
    .filter((line) => !/^\d+ $/.test(line));
}

/** Waits until nothing is left, and answers what is, if that takes too long. */
export async function leftAfter(folder: string, withinMs: number): Promise<readonly string[]> {
  for (const until = performance.now() + withinMs; performance.now() < until;) {
    if (leftRunning(folder).length === 0) return [];
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return leftRunning(folder);
}

// A process may end while it is looked at.
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
