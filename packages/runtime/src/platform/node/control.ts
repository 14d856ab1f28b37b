/** `@mp/runtime/control` on Node: see `control/index.ts`. */

import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { type HostListener, type HostThread, installHostThreads } from "../../control/host-thread.ts";
import type { FromHost } from "../../control/messages.ts";
import { entry } from "./entry.ts";

installHostThreads({
  name: "node",
  start,
  read: (url) => readFile(new URL(url), "utf8"),
});

function start(name: string, listener: HostListener): HostThread {
  const worker = new Worker(entry("host"), { name });
  let isEnded = false;
  worker.on("message", (message: FromHost) => listener.onMessage(message));
  worker.on("error", (error) => listener.onFailure(error));
  worker.on("exit", (code) => {
    if (!isEnded) listener.onFailure(new Error(`The thread has ended with exit code ${code}`));
  });
  return {
    post: (message) => worker.postMessage(message),
    async end() {
      isEnded = true;
      await worker.terminate();
    },
  };
}

export * from "../../control/index.ts";
