/**
 * `@mp/runtime/control` in a browser: see `control/index.ts`.
 *
 * @module
 */

import { type HostListener, type HostThread, installHostThreads } from "../../control/host-thread.ts";
import type { FromHost } from "../../control/messages.ts";
import type { WebWorker, WorkerClass } from "./globals.ts";
import type { WorkerFactory } from "./workers.ts";

declare const Worker: WorkerClass;

let make: WorkerFactory = () => new Worker(new URL("./web-host.js", import.meta.url), { type: "module" });

/**
 * Says how the threads of controllers are made, where the library's own script can't be loaded, such as in a sandboxed frame.
 *
 * @param worker makes a worker whose script imports `@mp/runtime/internal/host`.
 */
export function configureHosts(worker: WorkerFactory): void {
  make = worker;
}

installHostThreads({
  name: "web",
  start,
  async read(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} could not be read: ${response.status} ${response.statusText}`);
    return response.text();
  },
});

function start(_name: string, listener: HostListener): HostThread {
  const worker = make() as WebWorker;
  worker.addEventListener("message", ({ data }) => listener.onMessage(data as FromHost));
  worker.addEventListener("error", ({ error, message }) => {
    listener.onFailure(error ?? new Error(message ?? "The script of a host could not be loaded"));
  });
  return {
    post: (message) => worker.postMessage(message),
    end: () => Promise.resolve(worker.terminate()),
  };
}

export * from "../../control/index.ts";
