import type { Job, Prepare } from "../job.ts";
import type { MakeDoubler } from "../peers/doubler.ts";
import { POOLS } from "../peers/pools.ts";

/** Milliseconds for which nothing is asked of a pool that has worked before. */
const IDLE = 1000;

const NAMES = [
  "mp",
  "piscina",
  "tinypool",
  "workerpool",
  "poolifier",
  "multithreading",
  "postMessage",
] as const;

const subject =
  (make: MakeDoubler, measure: (usage: NodeJS.ResourceUsage) => number): Prepare =>
  async ({ workers }) => {
    const pool = await make(workers);
    await Promise.all(Array.from({ length: 1000 }, (_, n) => pool.double(n)));
    return async () => {
      // What was under way when the round began has its time to end.
      await new Promise((resolve) => setTimeout(resolve, 100));
      const before = measure(process.resourceUsage());
      await new Promise((resolve) => setTimeout(resolve, IDLE));
      return measure(process.resourceUsage()) - before;
    };
  };

/** What an idle pool costs all threads of its process in a second. */
export function idle(title: string, unit: string, measure: (usage: NodeJS.ResourceUsage) => number): Job {
  const subjects = Object.fromEntries(NAMES.map((name) => [name, subject(POOLS[name], measure)]));
  return { title, unit, better: "less", subjects };
}
