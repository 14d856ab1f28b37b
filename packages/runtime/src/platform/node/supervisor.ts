/** The supervisor on Node: the thread that owns the workers of a family. See `process/protocol.ts`. */

import { inspect } from "node:util";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { type Family, joinFamily } from "../../kernel/family.ts";
import { installPort } from "../../port.ts";
import type { BirthRecord, Exited, Idle, Spawn, Terminate, ToSupervisor } from "../../process/protocol.ts";
import { type Ending, settling } from "../../process/supervise.ts";
import { SUPERVISOR_PID } from "../../kernel/mutex.ts";
// For the duties of every kind of region: what a dead process held has to be released.
import "../../core.ts";
import { entry } from "./entry.ts";
import { BIRTH_KEY, nodePort } from "./port.ts";
import { writeAll } from "./stdio.ts";

interface Running {
  readonly birth: BirthRecord;
  readonly worker: Worker;
  /** The exit code, if it has been told to end. */
  told: number | undefined;
  failure: unknown;
}

installPort(nodePort);
const { buffer } = workerData as { buffer: SharedArrayBuffer };
const { heap }: Family = joinFamily({ buffer, pid: SUPERVISOR_PID, process: 0 });
const running = new Map<number, Running>();
/** How many processes have ended whose end is not told yet. */
let unsettled = 0;
const RESTRICTED = ["ERR_WORKER_OUT_OF_MEMORY"];

let received = 0;

parentPort?.on("message", (message: ToSupervisor) => {
  received++;
  receive(message);
  tellIfIdle();
});

function receive(message: ToSupervisor): void {
  if (message.type === "spawn") spawn(message);
  else terminate(message);
}

function spawn({ birth, resourceLimits }: Spawn): void {
  try {
    const worker = new Worker(entry("worker"), {
      name: birth.name,
      workerData: { [BIRTH_KEY]: birth },
      ...(resourceLimits === undefined ? {} : { resourceLimits }),
    });
    const process: Running = { birth, worker, told: undefined, failure: undefined };
    running.set(birth.pid, process);
    worker.on("message", receive);
    worker.on("error", (error) => {
      process.failure = error;
      report(birth.name, error);
    });
    worker.on("exit", (code) => ended(process, code));
  } catch (error) {
    report(birth.name, error);
    settle(birth, { exitCode: 1, violent: false });
  }
}

function terminate({ pid, exitCode }: Terminate): void {
  const process = running.get(pid);
  if (process === undefined) return;
  process.told ??= exitCode;
  void process.worker.terminate();
}

function ended(process: Running, code: number): void {
  const { birth, told, failure } = process;
  running.delete(birth.pid);
  const outOfMemory = RESTRICTED.includes((failure as { code?: string } | undefined)?.code ?? "");
  settle(birth, { exitCode: told ?? code, violent: told !== undefined || outOfMemory });
}

function settle(birth: BirthRecord, ending: Ending): void {
  for (const { birth: child } of running.values()) {
    if (child.daemon && child.parent.pid === birth.pid)
      terminate({ type: "terminate", pid: child.pid, exitCode: -15 });
  }
  unsettled++;
  goOn(birth, settling(heap, birth, ending));
}

/** Goes on with the settling of a process, in later turns of the event loop if it must wait. */
function goOn(birth: BirthRecord, steps: Generator<void, void>): void {
  if (!steps.next().done) {
    setImmediate(() => goOn(birth, steps));
    return;
  }
  unsettled--;
  const message: Exited = { type: "exited", pid: birth.pid };
  const parent = running.get(birth.parent.pid)?.worker;
  if (parent === undefined) parentPort?.postMessage(message);
  else parent.postMessage(message);
  tellIfIdle();
}

function tellIfIdle(): void {
  if (running.size > 0 || unsettled > 0) return;
  const message: Idle = { type: "idle", received };
  parentPort?.postMessage(message);
}

function report(name: string, error: unknown): void {
  writeAll(2, `Process ${name}:\n${inspect(error)}\n`);
}
