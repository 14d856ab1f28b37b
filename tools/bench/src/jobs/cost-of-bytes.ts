import { Worker } from "node:worker_threads";
import { type Connection, Pipe, Process } from "@mp/runtime";
import { type Job, type Prepare, seconds } from "../job.ts";
import { workerFile } from "../peers/worker-file.ts";

/** As often as keeps a round short, whatever the size. */
const repeatsFor = (size: number): number => Math.max(1, Math.min(500, 2 ** 24 / size));

function receive(end: Connection<number, Uint8Array>): void {
  for (;;) end.sendSync(end.recvSync().length);
}

async function each(size: number, trip: (bytes: Uint8Array) => Promise<unknown>): Promise<number> {
  const repeats = repeatsFor(size);
  const bytes = new Uint8Array(size).fill(1);
  const took = await seconds(async () => {
    for (let n = 0; n < repeats; n++) await trip(bytes);
  });
  return (took * 1e6) / repeats;
}

const ours: Prepare = () => {
  const [here, there] = Pipe<Uint8Array, number>();
  new Process({ target: receive, args: [there], daemon: true }).start();
  return (size) =>
    each(size, async (bytes) => {
      await here.send(bytes);
      await here.recv();
    });
};

const postMessage: Prepare = () => {
  const worker = new Worker(workerFile("bare/measure"));
  return (size) =>
    each(size, (bytes) => {
      worker.postMessage(bytes);
      return new Promise((resolve) => worker.once("message", resolve));
    });
};

const job: Job = {
  title: "cost of a message and its answer, by its bytes",
  unit: "µs",
  better: "less",
  sizes: [8, 64, 1024, 16_384, 262_144, 4_194_304, 67_108_864],
  subjects: { mp: ours, postMessage, CPython: { python: "cost_of_bytes.py" } },
};
export default job;
