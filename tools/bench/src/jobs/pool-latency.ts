import type { Job, Prepare } from "../job.ts";
import type { Doubler, MakeDoubler } from "../peers/doubler.ts";
import { POOLS } from "../peers/pools.ts";

/** Milliseconds of each round. */
const ROUND = 200;

/** One task after the other; microseconds for each. */
async function oneByOne({ double }: Doubler): Promise<number> {
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < ROUND) await double(count++);
  return ((performance.now() - began) * 1000) / count;
}

const subject =
  (make: MakeDoubler): Prepare =>
  async ({ workers }) => {
    const pool = await make(workers);
    return () => oneByOne(pool);
  };

const pools = Object.entries(POOLS).map(([name, make]) => [name, subject(make)] as const);

const job: Job = {
  title: "one pool.apply after another",
  unit: "µs each",
  better: "less",
  subjects: { ...Object.fromEntries(pools), CPython: { python: "pool_latency.py" } },
};
export default job;
