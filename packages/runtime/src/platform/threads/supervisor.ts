/** The supervisor where processes are workers of `node:worker_threads`. See `process/supervisor.ts`. */

import { parentPort, Worker, workerData } from "node:worker_threads";
import { family } from "../../kernel/family.ts";
import { installPort, type Port } from "../../port.ts";
import type { Spawn, ToSupervisor } from "../../process/protocol.ts";
import { Supervisor, type Thread, type ThreadListener } from "../../process/supervisor.ts";
// For the duties of every kind of region: what a dead process held has to be released.
import "../../core.ts";
import type { Engine } from "./engine.ts";
import { report } from "./failures.ts";
import { isLastWord } from "./last-word.ts";
import { BIRTH_KEY } from "./port.ts";
import type { SpareThread } from "./spare-thread.ts";
import { SpareThreads } from "./spares.ts";
import { threadFile } from "./thread-file.ts";
import { keepWriting } from "./trace-file.ts";

const OUT_OF_MEMORY = "ERR_WORKER_OUT_OF_MEMORY";

/** Makes this thread the supervisor of the family that started it; `early` is a spare thread that is there already. */
export function supervise(port: Port, engine: Engine, early?: SpareThread): void {
  installPort(port);
  const { buffer } = workerData as { buffer: SharedArrayBuffer };
  const spares = new SpareThreads(engine, early);
  const supervisor = new Supervisor(buffer, {
    start: (spawn, listener) => start(engine, spares, spawn, listener),
    report,
    tellRoot: (message) => parentPort?.postMessage(message),
  });
  keepWriting(family().heap);
  parentPort?.on("message", (message: ToSupervisor) => supervisor.receiveFromRoot(message));
}

function start(engine: Engine, spares: SpareThreads, spawn: Spawn, listener: ThreadListener): Thread {
  const { birth } = spawn;
  const worker = spares.take(spawn) ?? newThread(engine, spawn);
  let violent = false;
  let isTold = false;
  const tell = (exitCode: number): void => {
    if (isTold) return;
    isTold = true;
    spares.stir(0);
    listener.onEnd({ exitCode, violent });
  };
  worker.on("message", (message: ToSupervisor) => {
    if (isLastWord(message)) tell(0);
    else listener.onMessage(message);
  });
  worker.on("error", (error) => {
    violent = (error as { code?: string } | undefined)?.code === OUT_OF_MEMORY;
    report(birth.name, error);
  });
  let isEnded = false;
  worker.on("exit", (exitCode) => {
    if (isEnded && engine.runsAfterExit > 0) setTimeout(tell, engine.runsAfterExit, exitCode);
    else tell(exitCode);
  });
  return {
    post: (message) => worker.postMessage(message),
    terminate() {
      isEnded = true;
      void worker.terminate();
    },
  };
}

function newThread(engine: Engine, { birth, resourceLimits }: Spawn): Worker {
  return new Worker(threadFile(engine, "worker"), {
    name: birth.name,
    workerData: { [BIRTH_KEY]: birth },
    ...(resourceLimits === undefined ? {} : { resourceLimits }),
  });
}
