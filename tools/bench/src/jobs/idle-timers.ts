import { Array as SharedArray, Pool } from "@mp/runtime";
import { Piscina } from "piscina";
import type { Job, Prepare } from "../job.ts";
import { startTicking } from "../peers/ticking.ts";
import { workerFile } from "../peers/worker-file.ts";

/** Milliseconds for which the worker has no task. */
const IDLE = 500;

/** How often a timer of 10 ms fires in a worker that waits for tasks. */
async function ticksOf(count: Int32Array): Promise<number> {
  const before = Atomics.load(count, 0);
  await new Promise((resolve) => setTimeout(resolve, IDLE));
  return Atomics.load(count, 0) - before;
}

const ours: Prepare = async () => {
  const pool = new Pool(1);
  const count = new SharedArray("i", 1);
  await pool.apply(startTicking, [count]);
  return () => ticksOf(count);
};

const piscina =
  (atomics: "sync" | "disabled"): Prepare =>
  async () => {
    const pool = new Piscina({ filename: workerFile("ticking"), minThreads: 1, maxThreads: 1, atomics });
    const count = new Int32Array(new SharedArrayBuffer(4));
    await pool.run(count);
    return () => ticksOf(count);
  };

const job: Job = {
  title: "timers of a worker between tasks: every 10 ms for 500 ms",
  unit: "ticks",
  better: "more",
  subjects: {
    mp: ours,
    "piscina, sync (its default)": piscina("sync"),
    "piscina, disabled": piscina("disabled"),
  },
};
export default job;
