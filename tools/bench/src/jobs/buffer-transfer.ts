import { Worker } from "node:worker_threads";
import { type Connection, Pipe, Process } from "@mp/runtime";
import { type Job, type Prepare, seconds } from "../job.ts";
import { workerFile } from "../peers/worker-file.ts";

const BYTES = 64 * 2 ** 20;

function receive(end: Connection<number, Uint8Array>): void {
  for (;;) end.sendSync(end.recvSync().length);
}

/** A buffer can be handed over once: each round makes its own, outside of what is timed. */
const ours: Prepare = () => {
  const [here, there] = Pipe<Uint8Array, number>();
  new Process({ target: receive, args: [there], daemon: true }).start();
  return async () => {
    const bytes = new Uint8Array(BYTES).fill(1);
    const took = await seconds(async () => {
      await here.send(bytes, { transfer: [bytes.buffer] });
      if ((await here.recv()) !== BYTES) throw new Error("Not all bytes came");
    });
    return took * 1000;
  };
};

const postMessage: Prepare = () => {
  const worker = new Worker(workerFile("bare/measure"));
  return async () => {
    const bytes = new Uint8Array(BYTES).fill(1);
    const took = await seconds(() => {
      worker.postMessage(bytes, [bytes.buffer]);
      return new Promise((resolve) => worker.once("message", resolve));
    });
    return took * 1000;
  };
};

const job: Job = {
  title: "a 64 MB buffer handed over (transferred)",
  unit: "ms",
  better: "less",
  subjects: { mp: ours, postMessage },
};
export default job;
