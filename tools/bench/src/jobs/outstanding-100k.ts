import type { Job, Prepare } from "../job.ts";
import type { MakeDoubler } from "../peers/doubler.ts";
import { POOLS } from "../peers/pools.ts";
import { outstanding } from "./pool-apply.ts";

const OUTSTANDING = 100_000;

/** Long enough for the slowest, and short of for ever. */
const TIME_LIMIT = 20_000;

/** Throws if not all of the tasks give their results. */
const subject =
  (make: MakeDoubler): Prepare =>
  async ({ workers }) => {
    const pool = await make(workers);
    return async () => {
      const late = new Promise<never>((_, reject) => {
        setTimeout(
          () => reject(new Error(`not all settled within ${TIME_LIMIT / 1000} s`)),
          TIME_LIMIT,
        ).unref();
      });
      return OUTSTANDING / (await Promise.race([outstanding(pool, OUTSTANDING), late]));
    };
  };

const { threads: _, ...pools } = POOLS;

const job: Job = {
  title: "100,000 tasks outstanding, until all have settled",
  unit: "s",
  better: "less",
  subjects: Object.fromEntries(Object.entries(pools).map(([name, make]) => [name, subject(make)])),
};
export default job;
