import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Explored } from "../grade/expectations.ts";
import { endGroup, spawnOwned } from "./process-group.ts";
import { REPORT_FD } from "./reports.ts";

/** What to try. */
export interface ExplorerOptions {
  /** How often, in one schedule, a process may lose its turn that could have gone on. */
  readonly preemptions: number;
  readonly maxSteps: number;
}

/** How long it may take, and until when. */
export interface ExploreLimits {
  readonly timeMs: number;
  readonly signal?: AbortSignal;
}

/** Runs a program under all schedules within a bound. `undefined` if it took too long, or was stopped. */
export async function explore(
  file: string,
  options: ExplorerOptions,
  { timeMs, signal }: ExploreLimits,
): Promise<Explored | undefined> {
  if (signal?.aborted) return undefined;
  // By the package's own exports: the same words find it in the source and in what is published.
  const explorer = import.meta.resolve("@mp/tutor/explorer");
  const conditions = explorer.endsWith(".ts") ? ["--conditions=@mp/source"] : [];
  const args = [...conditions, fileURLToPath(explorer), pathToFileURL(file).href, JSON.stringify(options)];
  const child = spawnOwned(process.execPath, args, {
    env: process.env,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  let ended = false;
  const end = () => {
    ended = true;
    endGroup(child);
  };
  const timer = setTimeout(end, timeMs);
  signal?.addEventListener("abort", end, { once: true });
  try {
    const [report, errors] = await Promise.all([
      text(child.stdio[REPORT_FD] as Readable),
      text(child.stderr as Readable),
    ]);
    if (ended) return undefined;
    if (report === "")
      throw new Error(`The program could not be tried under all schedules: ${errors.trim()}`);
    return JSON.parse(report) as Explored;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
    endGroup(child);
  }
}
