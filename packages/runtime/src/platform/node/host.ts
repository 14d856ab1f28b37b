/** The entry of a host of controlled schedules on Node. */

import { parentPort } from "node:worker_threads";
import { beHost, type HostPlatform } from "../../control/host.ts";
import type { HostBirth, ToHost } from "../../control/messages.ts";
import type { Namespace } from "../../control/modules.ts";

const later = setImmediate;

const platform: HostPlatform = {
  later: (callback) => void later(callback),
  post: (message) => parentPort?.postMessage(message),
  load: async (specifier) => (await import(specifier)) as Namespace,
  onUncaught(listener) {
    process.on("uncaughtException", listener);
    process.on("unhandledRejection", listener);
  },
  control(write, exit) {
    for (const stream of ["stdout", "stderr"] as const) {
      Object.defineProperty(process[stream], "write", {
        value: (text: string | Uint8Array) => {
          write(stream, typeof text === "string" ? text : Buffer.from(text).toString());
          return true;
        },
      });
    }
    Object.defineProperty(process, "exit", { value: (code = process.exitCode ?? 0) => exit(Number(code)) });
  },
};

let receive: ((message: ToHost) => void) | undefined;
parentPort?.on("message", (message: ToHost) => {
  if (receive === undefined) receive = beHost(platform, message as HostBirth);
  else receive(message);
});
