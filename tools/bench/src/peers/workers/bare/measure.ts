import { parentPort } from "node:worker_threads";

/** Answers how long what came is. */
parentPort?.on("message", (bytes: Uint8Array) => parentPort?.postMessage(bytes.length));
