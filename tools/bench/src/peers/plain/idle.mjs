import { parentPort } from "node:worker_threads";

/** Waits for messages that never come. */
parentPort?.on("message", () => {});
parentPort?.postMessage(1);
