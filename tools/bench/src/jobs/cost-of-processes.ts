import { Worker } from "node:worker_threads";
import { Process } from "@mp/runtime";
import { type Job, type Prepare, seconds } from "../job.ts";
import { nothing } from "../peers/plain/nothing.mjs";
import { plainFile } from "../peers/worker-file.ts";

/** Processes that are started together; milliseconds until all have been joined. */
const ours: Prepare = () => async (count) => {
  const took = await seconds(async () => {
    const processes = Array.from({ length: count }, () => new Process({ target: nothing }));
    for (const process of processes) process.start();
    for (const process of processes) await process.join();
  });
  return took * 1000;
};

const bare: Prepare = () => async (count) => {
  const took = await seconds(() =>
    Promise.all(
      Array.from({ length: count }, () => {
        const worker = new Worker(plainFile("nothing"));
        return new Promise<void>((resolve) => void worker.once("exit", () => resolve()));
      }),
    ),
  );
  return took * 1000;
};

const job: Job = {
  title: "cost of starting and joining processes, by their number",
  unit: "ms",
  better: "less",
  sizes: [1, 4, 16, 64],
  subjects: { mp: ours, Worker: bare, "CPython, fork": { python: "cost_of_processes.py" } },
};
export default job;
