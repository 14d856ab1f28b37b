/**
 * `@mp/runtime/control` in a browser: see `control/index.ts`.
 *
 * @module
 */

import { type HostListener, type HostThread, installHostThreads } from "../../control/host-thread.ts";
import type { FromHost } from "../../control/messages.ts";
import type { WorkerClass } from "./globals.ts";

declare const Worker: WorkerClass;

installHostThreads({
  name: "web",
  start,
  async read(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} could not be read: ${response.status} ${response.statusText}`);
    return response.text();
  },
});

function start(name: string, listener: HostListener): HostThread {
  const worker = new Worker(new URL("./web-host.js", import.meta.url), { type: "module", name });
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
