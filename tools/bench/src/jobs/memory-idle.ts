import { Worker } from "node:worker_threads";
import { Event, Process, SimpleQueue } from "@mp/runtime";
import type { Job, Prepare } from "../job.ts";
import { workerFile } from "../peers/worker-file.ts";

const COUNT = 10;

/** Megabytes for each of ten processes that wait, beyond what the first one brings with it. */
async function perProcess(startOne: () => Promise<unknown>): Promise<number> {
  await startOne();
  const before = process.memoryUsage.rss();
  for (let n = 0; n < COUNT; n++) await startOne();
  return (process.memoryUsage.rss() - before) / COUNT / 2 ** 20;
}

function waitForever(started: SimpleQueue<number>, never: Event): void {
  started.putSync(1);
  never.waitSync();
}

async function waitIdly(started: SimpleQueue<number>, never: Event): Promise<void> {
  await started.put(1);
  await never.wait();
}

const ours =
  (target: (started: SimpleQueue<number>, never: Event) => unknown): Prepare =>
  () => {
    const started = new SimpleQueue<number>();
    const never = new Event();
    return () =>
      perProcess(() => {
        new Process({ target, args: [started, never], daemon: true }).start();
        return started.get();
      });
  };

const bare: Prepare = () => () =>
  perProcess(() => {
    const worker = new Worker(workerFile("bare/idle"));
    return new Promise((resolve) => worker.once("message", resolve));
  });

const job: Job = {
  title: "memory of an idle process",
  unit: "MB",
  better: "less",
  fresh: true,
  subjects: { mp: ours(waitIdly), "mp, blocked": ours(waitForever), Worker: bare },
};
export default job;
