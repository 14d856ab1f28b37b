/**
 * How long the analysis of a long trace takes, and what memory: `pnpm --filter @mp/inspect bench [events]`.
 *
 * The trace is generated, of what programs do: processes that add to counters under locks, put and get, wait for each
 * other. One counter is used without its lock.
 */

import { findings, perfetto, timeline } from "../src/index.ts";
import { longTrace } from "./long-trace.ts";

const LIMIT_MS = 5_000;
const events = Number(process.argv[2] ?? 1_000_000);

const trace = longTrace({ events, processes: 8, objects: 16, seed: 1 });
console.log(`${trace.events.length} events of ${trace.processes.length} processes; ${peak()} so far`);
const timelineMs = measure("timeline", () => timeline(trace).lanes.length);
const findingsMs = measure("findings", () => findings(trace).map(({ kind }) => kind));
measure("perfetto", () => perfetto(trace).traceEvents.length);
const total = timelineMs + findingsMs;
console.log(`timeline and findings: ${total.toFixed(0)} ms of processors, of at most ${LIMIT_MS}`);
process.exitCode = total <= LIMIT_MS ? 0 : 1;

/**
 * Runs it once, as a user would, and says what that took, and what came of it.
 *
 * @returns milliseconds of processors, all threads together: at least what it takes on a machine that does nothing else, and about the same on one that does.
 */
function measure(name: string, run: () => unknown): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const result = run();
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  const used = (user + system) / 1000;
  const grown = (process.memoryUsage().heapUsed - before) / 1e6;
  console.log(
    `${name}: ${took.toFixed(0)} ms (${used.toFixed(0)} ms of processors), heap grew by ${grown.toFixed(0)} MB, ${peak()} so far (${String(result)})`,
  );
  return used;
}

/** The most memory that the process ever had. */
function peak(): string {
  return `${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB`;
}
