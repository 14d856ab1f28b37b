import { type Job, type Prepare, seconds } from "../job.ts";
import type { Doubler, MakeDoubler } from "../peers/doubler.ts";
import { POOLS } from "../peers/pools.ts";

const OUTSTANDING = 50_000;

/** Many tasks at once, each on its own. */
export async function outstanding({ double, most = OUTSTANDING }: Doubler, wanted: number): Promise<number> {
  const count = Math.min(wanted, most);
  let sum = 0;
  const took = await seconds(async () => {
    const results = await Promise.all(Array.from({ length: count }, (_, n) => double(n)));
    for (const result of results) sum += result;
  });
  if (sum !== count * (count - 1)) throw new Error(`Wrong results: their sum is ${sum}`);
  return count / took;
}

const subject =
  (make: MakeDoubler): Prepare =>
  async ({ workers }) => {
    const pool = await make(workers);
    return () => outstanding(pool, OUTSTANDING);
  };

const pools = Object.entries(POOLS).map(([name, make]) => [name, subject(make)] as const);

const job: Job = {
  title: "pool.apply of a tiny function, 50,000 outstanding",
  unit: "tasks/s",
  better: "more",
  subjects: { ...Object.fromEntries(pools), CPython: { python: "pool_apply.py" } },
};
export default job;
