import { Worker } from "node:worker_threads";
import { type Connection, Pipe, Process } from "@mp/runtime";
import type { Job, Prepare } from "../job.ts";
import { workerFile } from "../peers/worker-file.ts";

const trips = (quick: boolean): number => (quick ? 2000 : 10_000);

function echo(end: Connection): void {
  for (;;) end.sendSync(end.recvSync());
}

function startEcho(): Connection {
  const [here, there] = Pipe();
  new Process({ target: echo, args: [there], daemon: true }).start();
  return here;
}

async function perTrip(count: number, trip: (n: number) => unknown): Promise<number> {
  const began = performance.now();
  for (let n = 0; n < count; n++) await trip(n);
  return ((performance.now() - began) * 1000) / count;
}

const awaiting: Prepare = ({ quick }) => {
  const end = startEcho();
  return () =>
    perTrip(trips(quick), async (n) => {
      await end.send(n);
      await end.recv();
    });
};

const blocking: Prepare = ({ quick }) => {
  const end = startEcho();
  return () => {
    const count = trips(quick);
    const began = performance.now();
    for (let n = 0; n < count; n++) {
      end.sendSync(n);
      end.recvSync();
    }
    return ((performance.now() - began) * 1000) / count;
  };
};

const postMessage: Prepare = ({ quick }) => {
  const worker = new Worker(workerFile("bare/echo"));
  let next: (message: unknown) => void = () => {};
  worker.on("message", (message) => next(message));
  return () =>
    perTrip(trips(quick), (n) => {
      worker.postMessage(n);
      return new Promise((resolve) => (next = resolve));
    });
};

const job: Job = {
  title: "pipe round trip of a small integer between the main thread and a worker",
  unit: "µs",
  better: "less",
  subjects: {
    mp: awaiting,
    "mp, blocking": blocking,
    postMessage,
    CPython: { python: "pipe.py", args: ["parent"] },
  },
};
export default job;
