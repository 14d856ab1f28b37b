import { type MessagePort, parentPort, workerData } from "node:worker_threads";

/** Sends small integers to its consumers in turn. */
const ports = workerData as MessagePort[];
parentPort?.on("message", (count: number) => {
  for (let n = 0; n < count; n++) ports[n % ports.length]?.postMessage(n);
  parentPort?.postMessage(0);
});
