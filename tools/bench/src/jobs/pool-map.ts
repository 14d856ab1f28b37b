import { Pool } from "@mp/runtime";
import { type Job, type Prepare, seconds } from "../job.ts";
import { double } from "../peers/task.ts";

const ITEMS = 1_000_000;

const ours: Prepare = ({ workers }) => {
  const pool = new Pool(workers);
  const items = Array.from({ length: ITEMS }, (_, n) => n);
  return async () => {
    let results: number[] = [];
    const took = await seconds(async () => (results = await pool.map(double, items)));
    if (results.at(-1) !== (ITEMS - 1) * 2) throw new Error("The last result is wrong");
    return ITEMS / took;
  };
};

const job: Job = {
  title: "pool.map with default chunks over 1,000,000 numbers",
  unit: "items/s",
  better: "more",
  subjects: { mp: ours, CPython: { python: "pool_map.py" } },
};
export default job;
