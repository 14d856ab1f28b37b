import { type MessagePort, parentPort, workerData } from "node:worker_threads";

/** Counts what comes through its ports until it is as much as it was told. */
const ports = workerData as MessagePort[];
let left = 0;
for (const port of ports) {
  port.on("message", () => {
    if (--left === 0) parentPort?.postMessage(0);
  });
}
parentPort?.on("message", (count: number) => (left += count));
