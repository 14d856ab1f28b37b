import { type MessagePort, parentPort, workerData } from "node:worker_threads";

/** Goes to and fro through its port as often as it is told; answers the seconds. */
const [port] = workerData as [MessagePort];
let left = 0;
let began = 0;
parentPort?.on("message", (count: number) => {
  left = count;
  began = performance.now();
  port.postMessage(left);
});
port.on("message", () => {
  if (--left > 0) port.postMessage(left);
  else parentPort?.postMessage((performance.now() - began) / 1000);
});
