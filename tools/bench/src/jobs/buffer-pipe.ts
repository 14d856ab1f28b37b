import { Worker } from "node:worker_threads";
import { type Connection, Pipe, Process } from "@mp/runtime";
import { type Job, type Prepare, seconds } from "../job.ts";
import { workerFile } from "../peers/worker-file.ts";

const BYTES = 64 * 2 ** 20;
const gigabytesIn = (took: number): number => BYTES / 1e9 / took;

function receiveValues(end: Connection<number, Uint8Array>): void {
  for (;;) end.sendSync(end.recvSync().length);
}

function receiveBytes(end: Connection<number>): void {
  for (;;) end.sendSync(end.recvBytesSync().length);
}

/** Into memory of its own that has been touched before, so that the operating system has no fresh pages to clear. */
function receiveInto(end: Connection<number>): void {
  const target = new Uint8Array(BYTES).fill(1);
  for (;;) end.sendSync(end.recvBytesIntoSync(target));
}

/** The other end takes it whole and says so; what that adds is nothing beside the time of the copy. */
function through(
  target: (end: Connection<number, never>) => void,
  send: (end: Connection<unknown, number>, bytes: Uint8Array) => Promise<void>,
): Prepare {
  return () => {
    const [here, there] = Pipe<unknown, number>();
    new Process({ target, args: [there as Connection<number, never>], daemon: true }).start();
    const bytes = new Uint8Array(BYTES).fill(1);
    return async () => {
      const took = await seconds(async () => {
        await send(here, bytes);
        if ((await here.recv()) !== BYTES) throw new Error("Not all bytes came");
      });
      return gigabytesIn(took);
    };
  };
}

const postMessage: Prepare = () => {
  const worker = new Worker(workerFile("bare/measure"));
  const bytes = new Uint8Array(BYTES).fill(1);
  return async () => {
    const took = await seconds(() => {
      worker.postMessage(bytes);
      return new Promise((resolve) => worker.once("message", resolve));
    });
    return gigabytesIn(took);
  };
};

/** What the machine can do: one copy, from and to shared memory that has been touched before. */
const copy: Prepare = () => {
  const [from, to] = [0, 0].map(() => new Uint8Array(new SharedArrayBuffer(BYTES)).fill(1));
  return async () => gigabytesIn(await seconds(() => to?.set(from ?? [])));
};

const job: Job = {
  title: "a 64 MB buffer through a pipe",
  unit: "GB/s",
  better: "more",
  subjects: {
    mp: through(receiveValues, (end, bytes) => end.send(bytes)),
    "mp, sendBytes": through(receiveBytes, (end, bytes) => end.sendBytes(bytes)),
    "mp, recvBytesInto": through(receiveInto, (end, bytes) => end.sendBytes(bytes)),
    "plain copy": copy,
    postMessage,
    CPython: { python: "buffer_pipe.py" },
  },
};
export default job;
