import { Worker } from "node:worker_threads";
import { Event, Process, SimpleQueue } from "@mp/runtime";
import type { Job, Prepare } from "../job.ts";
import { waitBlocked, waitIdly } from "../peers/plain/waiting.mjs";
import { plainFile } from "../peers/worker-file.ts";

const COUNT = 10;

/** Megabytes for each of ten processes that wait, beyond what the first one brings with it. */
async function perProcess(startOne: () => Promise<unknown>): Promise<number> {
  await startOne();
  const before = process.memoryUsage.rss();
  for (let n = 0; n < COUNT; n++) await startOne();
  return (process.memoryUsage.rss() - before) / COUNT / 2 ** 20;
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
    const worker = new Worker(plainFile("idle"));
    return new Promise((resolve) => worker.once("message", resolve));
  });

const job: Job = {
  title: "memory of an idle process",
  unit: "MB",
  better: "less",
  fresh: true,
  subjects: { mp: ours(waitIdly), "mp, blocked": ours(waitBlocked), Worker: bare },
};
export default job;
