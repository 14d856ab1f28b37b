/** The supervisor on Node: the thread that owns the workers of a family. See `process/supervisor.ts`. */

import { inspect } from "node:util";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { installPort } from "../../port.ts";
import type { Spawn, ToSupervisor } from "../../process/protocol.ts";
import { Supervisor, type Thread, type ThreadListener } from "../../process/supervisor.ts";
// For the duties of every kind of region: what a dead process held has to be released.
import "../../core.ts";
import { entry } from "./entry.ts";
import { BIRTH_KEY, nodePort } from "./port.ts";
import { writeAll } from "./stdio.ts";

const OUT_OF_MEMORY = "ERR_WORKER_OUT_OF_MEMORY";

installPort(nodePort);
const { buffer } = workerData as { buffer: SharedArrayBuffer };
const supervisor = new Supervisor(buffer, {
  start,
  report,
  tellRoot: (message) => parentPort?.postMessage(message),
});
parentPort?.on("message", (message: ToSupervisor) => supervisor.receiveFromRoot(message));

function start({ birth, resourceLimits }: Spawn, listener: ThreadListener): Thread {
  const worker = new Worker(entry("worker"), {
    name: birth.name,
    workerData: { [BIRTH_KEY]: birth },
    ...(resourceLimits === undefined ? {} : { resourceLimits }),
  });
  let violent = false;
  worker.on("message", (message: ToSupervisor) => listener.onMessage(message));
  worker.on("error", (error) => {
    violent = (error as { code?: string } | undefined)?.code === OUT_OF_MEMORY;
    report(birth.name, error);
  });
  worker.on("exit", (exitCode) => listener.onEnd({ exitCode, violent }));
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => void worker.terminate(),
  };
}

function report(name: string, error: unknown): void {
  writeAll(2, `Process ${name}:\n${inspect(error)}\n`);
}
