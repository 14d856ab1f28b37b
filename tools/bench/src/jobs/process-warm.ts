import { Worker } from "node:worker_threads";
import { Process } from "@mp/runtime";
import { type Job, type Prepare, seconds } from "../job.ts";
import { nothing } from "../peers/plain/nothing.mjs";
import { plainFile } from "../peers/worker-file.ts";

const COUNT = 5;
/** Milliseconds of rest before each process, in which a spare thread can come up. */
const REST = 250;

/** The milliseconds of one process, after a rest that does not count; nor does the first, which may come after a long one. */
const subject =
  (startAndJoin: () => Promise<unknown>): Prepare =>
  () =>
  async () => {
    await startAndJoin();
    let took = 0;
    for (let n = 0; n < COUNT; n++) {
      await new Promise((resolve) => setTimeout(resolve, REST));
      took += await seconds(startAndJoin);
    }
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
  title: "process start and join, with a spare thread waiting",
  unit: "ms",
  better: "less",
  subjects: {
    mp: subject(ours),
    Worker: subject(bareWorker),
    "CPython, fork": { python: "process_start.py", args: ["fork"] },
  },
};
export default job;
