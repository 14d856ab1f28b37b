import { type MessagePort, parentPort, workerData } from "node:worker_threads";

/** Sends back what comes through its port, or from its parent where it has none. */
const [port = parentPort] = (workerData ?? []) as MessagePort[];
port?.on("message", (message) => port.postMessage(message));
// Orders are for the other side.
if (port !== parentPort) parentPort?.on("message", () => parentPort?.postMessage(0));
