import { Worker } from "node:worker_threads";
import { Process } from "@mp/runtime";
import { type Job, type Prepare, seconds } from "../job.ts";
import { nothing } from "../peers/plain/nothing.mjs";
import { plainFile } from "../peers/worker-file.ts";

const COUNT = 10;

const subject =
  (startAndJoin: () => Promise<unknown>): Prepare =>
  () =>
  async () => {
    const took = await seconds(async () => {
      for (let n = 0; n < COUNT; n++) await startAndJoin();
    });
    return (took * 1000) / COUNT;
  };

async function ours(): Promise<void> {
  const process = new Process({ target: nothing });
  process.start();
  await process.join();
  if (process.exitCode !== 0) throw new Error(`It ended with ${process.exitCode}`);
}

function bareWorker(): Promise<void> {
  const worker = new Worker(plainFile("nothing"));
  return new Promise((resolve) => void worker.once("exit", () => resolve()));
}

const job: Job = {
  title: "process start and join, one after another",
  unit: "ms",
  better: "less",
  subjects: {
    mp: subject(ours),
    Worker: subject(bareWorker),
    "CPython, fork": { python: "process_start.py", args: ["fork"] },
    "CPython, spawn": { python: "process_start.py", args: ["spawn"] },
  },
};
export default job;
