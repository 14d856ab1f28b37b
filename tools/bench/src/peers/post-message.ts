import { Worker } from "node:worker_threads";
import type { Doubler, MakeDoubler } from "./doubler.ts";
import { workerFile } from "./worker-file.ts";

type Answer = readonly [id: number, result: number];

/** What one writes by hand: a number for each call, and a table of those who wait. */
const make: MakeDoubler = (workers) => {
  const waiting = new Map<number, (result: number) => void>();
  const all = Array.from({ length: workers }, () => startOne(waiting));
  let last = 0;
  const double: Doubler["double"] = (n) =>
    new Promise((resolve) => {
      const id = last++;
      waiting.set(id, resolve);
      all[id % workers]?.postMessage([id, n]);
    });
  return { double };
};
export default make;

function startOne(waiting: Map<number, (result: number) => void>): Worker {
  const worker = new Worker(workerFile("post-message"));
  worker.on("message", ([id, result]: Answer) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  return worker;
}
