/**
 * The root process's hold on the supervisor: started with the first process, ended when no process has been left for a while, so that
 * a page which is done with processes has no thread more than before.
 */

import { AssertionError, PlatformError } from "../../errors.ts";
import { family } from "../../kernel/family.ts";
import { type Envelope, port } from "../../port.ts";
import type { BirthRecord, Exited, Idle, Spawn } from "../../process/protocol.ts";
import { settling } from "../../process/supervise.ts";
import { isWorker, type WebWorker } from "./globals.ts";
import type { Founded, Output } from "./messages.ts";
import { reasonOf, start, type WorkerFactory, workerSource } from "./workers.ts";

/** Milliseconds without any process after which the supervisor is ended: the next start would come sooner in a loop. */
const LINGER = 1000;

/** How processes are run in a browser. */
export interface WebOptions {
  /** Makes a worker whose script imports `@mp/runtime/worker`, and then the modules whose functions processes run. */
  readonly worker?: WorkerFactory;
  /** Gets what processes write to the console, which they write as well. */
  readonly onOutput?: (output: Output) => void;
}

interface SupervisorThread {
  readonly worker: WebWorker;
  readonly up: Int32Array;
  readonly whenUp: Promise<void>;
  sent: number;
  /** Processes to be started, while it is not up. */
  unserved: Spawn[];
}

let options: WebOptions = {};
let thread: SupervisorThread | undefined;
let failure: PlatformError | undefined;
let lingering: ReturnType<typeof setTimeout> | undefined;

/**
 * Says how processes are run in this browser (no Python twin, but see `set_executable`). To be called before the first one is started.
 *
 * @param wanted `worker` makes the workers, by `() => new Worker(new URL(…, import.meta.url), { type: "module" })`; `onOutput` gets each line that a process writes to the console.
 * @throws AssertionError if processes have been started.
 *
 * @example
 * ```ts
 * import { configure } from "@mp/runtime/web";
 * configure({ onOutput: ({ name, values }) => console.log(name, "wrote", ...values) });
 * ```
 */
export function configure(wanted: WebOptions): void {
  if (thread !== undefined) {
    throw new AssertionError("Cannot configure: processes have been started; call configure() before");
  }
  options = { ...options, ...wanted };
}

/** Whether the supervisor needs this thread's event loop no more: it is up, or not wanted yet. */
export function isUp(): boolean {
  return thread === undefined || Atomics.load(thread.up, 0) === 1;
}

/** Starts the supervisor if need be; resolves when it is up. */
export function supervisorIsUp(onMessage: (message: Envelope) => void): Promise<void> {
  thread ??= found(onMessage);
  return thread.whenUp;
}

/** Sends a message to the supervisor, starting it if need be; `onMessage` gets what it sends. */
export function postToSupervisor(message: Envelope, onMessage: (message: Envelope) => void): void {
  if (failure !== undefined) throw failure;
  clearTimeout(lingering);
  thread ??= found(onMessage);
  thread.sent++;
  if (message.type === "spawn" && !isUp()) thread.unserved.push(message as Spawn);
  thread.worker.postMessage(message);
}

function found(onMessage: (message: Envelope) => void): SupervisorThread {
  const { buffer } = family().heap;
  const source = workerSource(options.worker);
  const worker = start(source, "mp supervisor");
  const up = new Int32Array(new SharedArrayBuffer(4));
  const { promise: whenUp, resolve, reject } = Promise.withResolvers<void>();
  worker.addEventListener("message", ({ data }) => {
    const message = data as Envelope;
    if (message.type === "up") {
      made.unserved = [];
      resolve();
    } else if (message.type === "idle") linger((message as Idle).received);
    else if (message.type === "output") options.onOutput?.(data as Output);
    else onMessage(message);
  });
  worker.addEventListener("error", (event) => {
    const error = hasFailed(reasonOf(event, source));
    reject(error);
    for (const { birth } of made.unserved) void bury(birth, onMessage);
    // So that it is seen, whether or not anybody waits.
    throw error;
  });
  // Whoever waits for it hears of the failure; nobody has to.
  whenUp.catch(() => {});
  const observed = options.onOutput !== undefined;
  const founded: Founded = { type: "founded", buffer, source, up, observed };
  worker.postMessage(founded);
  const made: SupervisorThread = { worker, up, whenUp, sent: 0, unserved: [] };
  return made;
}

/** Ends a process that nobody can start. */
async function bury(birth: BirthRecord, onMessage: (message: Envelope) => void): Promise<void> {
  const steps = settling(family().heap, birth, { exitCode: 1, violent: false });
  // Ends: no process is there that could keep what it waits for.
  while (!steps.next().done) await port().turn();
  const exited: Exited = { type: "exited", pid: birth.pid };
  onMessage(exited);
}

function hasFailed(reason: string): PlatformError {
  failure = new PlatformError(
    `The supervisor of the processes has failed; no process can be started or joined any more: ${reason}`,
  );
  return failure;
}

/** No process is left. If the supervisor has had all messages, nobody but this thread can send it more. */
function linger(received: number): void {
  // A worker may block at any time, and then could not start it again.
  if (isWorker || received !== thread?.sent) return;
  clearTimeout(lingering);
  lingering = setTimeout(() => {
    thread?.worker.terminate();
    thread = undefined;
  }, LINGER);
}
