import type { Job, Prepare } from "../job.ts";
import type { MakeDoubler } from "../peers/doubler.ts";
import { POOLS } from "../peers/pools.ts";

/** Milliseconds for which nothing is asked of a pool that has worked before. */
const IDLE = 1000;

const subject =
  (make: MakeDoubler): Prepare =>
  async ({ workers }) => {
    const pool = await make(workers);
    await Promise.all(Array.from({ length: 1000 }, (_, n) => pool.double(n)));
    return async () => {
      const before = process.resourceUsage();
      await new Promise((resolve) => setTimeout(resolve, IDLE));
      const after = process.resourceUsage();
      const used = after.userCPUTime - before.userCPUTime + after.systemCPUTime - before.systemCPUTime;
      return used / 1000 / (IDLE / 1000);
    };
  };

const names = [
  "mp",
  "piscina",
  "tinypool",
  "workerpool",
  "poolifier",
  "multithreading",
  "postMessage",
] as const;

const job: Job = {
  title: "processor time of an idle pool",
  unit: "ms in a second",
  better: "less",
  subjects: Object.fromEntries(names.map((name) => [name, subject(POOLS[name])])),
};
export default job;
