/**
 * The root process's hold on the supervisor: started with the first message, ended when no process has been left for a while, so
 * that a program which is done with processes has no thread more than before.
 */

import { SHARE_ENV, type Transferable, Worker } from "node:worker_threads";
import { family } from "../../kernel/family.ts";
import { type Envelope, runEndings } from "../../port.ts";
import type { Idle, Spawn } from "../../process/protocol.ts";
import type { Engine } from "./engine.ts";
import { maySpare } from "./may-spare.ts";
import { EARLY_KEY } from "./spare-thread.ts";
import { threadFile } from "./thread-file.ts";

/** Milliseconds without any process after which the supervisor is ended: the next start would come sooner in a loop. */
const LINGER = 1000;

let thread: Worker | undefined;
let sent = 0;
let lingering: NodeJS.Timeout | undefined;
let endsPrepared = false;

/** Whether there is a supervisor. */
export function hasSupervisor(): boolean {
  return thread !== undefined;
}

/** What goes with a message to the supervisor, and who gets what it sends. */
interface Posting {
  readonly transfer: Transferable[];
  readonly onMessage: (message: Envelope) => void;
}

/** Sends a message to the supervisor, starting it if need be. */
export function postToSupervisor(engine: Engine, message: Envelope, { transfer, onMessage }: Posting): void {
  clearTimeout(lingering);
  thread ??= start(engine, message, onMessage);
  sent++;
  thread.postMessage(message, transfer);
}

function start(engine: Engine, first: Envelope, onMessage: (message: Envelope) => void): Worker {
  sent = 0;
  if (!endsPrepared) process.once("exit", runEndings);
  endsPrepared = true;
  const make = (execArgv: string[]): Worker =>
    new Worker(threadFile(engine, "supervisor"), {
      name: "mp supervisor",
      workerData: { buffer: family().heap.buffer, [EARLY_KEY]: maySpare() && isPlain(first) },
      env: SHARE_ENV,
      execArgv,
    });
  const worker = withFlags(threadFlags(process.execArgv), make);
  worker.on("message", (message: Envelope) => {
    if (message.type === "idle") linger((message as Idle).received);
    else onMessage(message);
  });
  worker.on("error", (error) => {
    thread = undefined;
    throw new Error(
      "The supervisor of the processes has failed; no process can be started or joined any more",
      {
        cause: error,
      },
    );
  });
  worker.unref();
  return worker;
}

/** Whether a message starts a process that may begin in a spare thread. */
function isPlain(message: Envelope): boolean {
  return message.type === "spawn" && (message as Spawn).resourceLimits === undefined;
}

/** Makes a thread with flags of this program. Node refuses some, such as V8's (`--max-old-space-size=…`): those hold for all threads anyway. */
function withFlags(flags: string[], make: (flags: string[]) => Worker): Worker {
  try {
    return make(flags);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code !== "ERR_WORKER_INVALID_EXEC_ARGV") throw error;
    return make(flags.filter((flag) => !message.includes(flag)));
  }
}

/** The flags of this program that its threads take over: all but those that say what the main thread runs. */
function threadFlags(flags: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < flags.length; i++) {
    const flag = flags[i] as string;
    if (/^(-e|-p|-pe|--eval|--print)$/.test(flag)) i++;
    else if (!/^--(eval|print|input-type)\b/.test(flag)) kept.push(flag);
  }
  return kept;
}

/** No process is left. If the supervisor has had all messages, nobody but this thread can send it more. */
function linger(received: number): void {
  if (received !== sent) return;
  clearTimeout(lingering);
  lingering = setTimeout(end, LINGER).unref();
}

function end(): void {
  void thread?.terminate();
  thread = undefined;
}
