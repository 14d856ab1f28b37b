import { Array as SharedArray, Lock } from "@mp/runtime";
import { type Job, type Prepare, seconds } from "../job.ts";
import { Crew } from "./crew.ts";

const each = (quick: boolean): number => (quick ? 500_000 : 1_000_000);

function increment(count: number, lock: Lock, total: Float64Array): void {
  for (let n = 0; n < count; n++) {
    lock.acquireSync();
    total[0] = (total[0] ?? 0) + 1;
    lock.release();
  }
}

const ours: Prepare = ({ quick }) => {
  const crew = new Crew();
  const lock = new Lock();
  const total = new SharedArray("d", 1, { lock: false });
  for (let n = 0; n < 2; n++) crew.add(increment, lock, total);
  return async () => {
    total[0] = 0;
    const took = await seconds(() => crew.do(each(quick)));
    if (total[0] !== 2 * each(quick)) throw new Error(`Increments were lost: ${total[0]}`);
    return (2 * each(quick)) / took;
  };
};

const job: Job = {
  title: "lock.acquireSync, one increment, release, by two processes at once",
  unit: "pairs/s",
  better: "more",
  subjects: { mp: ours, CPython: { python: "lock.py", args: ["contended"] } },
};
export default job;
