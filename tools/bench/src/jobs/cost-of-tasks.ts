import { type Job, type Prepare, seconds } from "../job.ts";
import type { Doubler, MakeDoubler } from "../peers/doubler.ts";
import { POOLS } from "../peers/pools.ts";

/** Tasks that are submitted together; microseconds until all have their results. */
async function together({ double }: Doubler, count: number): Promise<number> {
  const repeats = Math.max(1, Math.min(200, 10_000 / count));
  const took = await seconds(async () => {
    for (let n = 0; n < repeats; n++) await Promise.all(Array.from({ length: count }, (_, n) => double(n)));
  });
  return (took * 1e6) / repeats;
}

const subject =
  (make: MakeDoubler): Prepare =>
  async ({ workers }) => {
    const pool = await make(workers);
    return (count) => together(pool, count);
  };

const names = ["mp", "piscina, sync", "poolifier", "postMessage"] as const;

const job: Job = {
  title: "cost of tasks, by their number",
  unit: "µs",
  better: "less",
  sizes: [1, 10, 100, 1000, 10_000, 100_000],
  subjects: Object.fromEntries(names.map((name) => [name, subject(POOLS[name])])),
};
export default job;
