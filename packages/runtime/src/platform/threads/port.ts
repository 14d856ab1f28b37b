/** The port on platforms with `node:worker_threads`, for the root process and for the processes it starts. */

import * as module from "node:module";
import { availableParallelism } from "node:os";
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { EncodeError } from "../../errors.ts";
import type { Envelope, Port } from "../../port.ts";
import type { BirthRecord } from "../../process/protocol.ts";
import type { Engine } from "./engine.ts";
import { SPARE_KEY, type Unborn } from "./spare-thread.ts";
import { evaluateIn, exportOf } from "./scopes.ts";
import { writeAll } from "./stdio.ts";
import { threadSockets } from "./sockets.ts";
import { hasSupervisor, postToSupervisor } from "./supervisor-thread.ts";
import { type Post, threadMemory } from "./memory.ts";

/** Key of the birth record in a worker's data, so that a user's own workers are not taken for processes. */
export const BIRTH_KEY = "@mp/runtime/birth";

/** Longest interval a timer can have: it keeps an event loop open and never does anything. */
const NEVER = 2 ** 31 - 1;

const told = workerData as Record<string, unknown> | null;
const unborn = told?.[SPARE_KEY] as Unborn | undefined;
let birth = told?.[BIRTH_KEY] as BirthRecord | undefined;

/** Whether the library has started this thread to be a process, though a spare one does not know yet which. */
export function isStarted(): boolean {
  return birth !== undefined || unborn !== undefined;
}

/** Whether this thread does not know yet which process it is. */
export function isUnborn(): boolean {
  return unborn !== undefined && birth === undefined;
}

/** Gives the birth record of this thread, for which a spare one waits. */
export function toBeBorn(): BirthRecord {
  birth ??= receiveBirth(unborn as Unborn);
  return birth;
}

function receiveBirth({ port, bell }: Unborn): BirthRecord {
  // Blocked, because on Deno the first message to the event loop of a thread of a thread takes half a second. Invariant: the bell is
  // set after the record was sent, and before the one who sleeps is woken.
  Atomics.wait(bell, 0, 0);
  const sent = receiveMessageOnPort(port) as { readonly message: BirthRecord };
  port.close();
  return sent.message;
}

let listener: ((message: Envelope) => void) | undefined;
let holders = 0;
let timer: NodeJS.Timeout | undefined;

/** The implementation of {@link Port} by threads. */
export function threadPort(engine: Engine): Port {
  const post: Post = (message, transfer) => {
    if (birth !== undefined) parentPort?.postMessage(message, transfer);
    else postToSupervisor(engine, message, { transfer, onMessage: (answer) => listener?.(answer) });
  };
  return {
    name: engine.name,
    get birth() {
      return birth;
    },
    mayBlock: true,
    cpuCount: availableParallelism,
    post: (message) => post(message, []),
    // Elsewhere the memory could be lost with a sender that is killed, though its message came.
    ...(engine.deliversAll
      ? { memory: threadMemory(post, () => birth !== undefined || hasSupervisor()) }
      : undefined),
    onMessage(listen) {
      listener = listen;
      if (birth === undefined) return;
      parentPort?.on("message", listen);
      // After `on`, which makes the port keep the thread alive.
      parentPort?.unref();
    },
    hold,
    turn: () => new Promise((resolve) => void setImmediate(resolve)),
    locate: (fn) => engine.locate(fn),
    async load(module) {
      await import(/* webpackIgnore: true */ /* @vite-ignore */ module);
    },
    evaluate: (module, expression) => evaluate(engine, module, expression),
    exit: (code) => process.exit(code),
    sockets: () => threadSockets,
    setting,
    original,
    // Elsewhere each thread may count from its own beginning.
    ...(engine.name === "node" ? { clock: () => Number(process.hrtime.bigint()) / 1e6 } : undefined),
    warn: (text) => writeAll(2, `${text}\n`),
  };
}

function setting(name: string): string | undefined {
  try {
    return process.env[name];
  } catch {
    // Deno, when the program may not see the environment.
    return undefined;
  }
}

function hold(open: boolean): void {
  holders += open ? 1 : -1;
  if (holders === 1 && open) timer = setInterval(() => {}, NEVER);
  if (holders === 0) clearInterval(timer);
}

function evaluate(engine: Engine, module: string | undefined, expression: string): unknown {
  // oxlint-disable-next-line no-eval -- the text of a function that came from a process of this very program
  if (module === undefined) return (0, eval)(expression);
  const found = evaluateIn(module, expression);
  if (found !== undefined) return found.value;
  const beside = engine.variable(module, expression) ?? exportOf(module, expression);
  if (beside !== undefined) return beside;
  // In a process that was started, a module can be looked into once it is loaded, as it is by now.
  const late = evaluateIn(module, expression);
  if (late !== undefined) return late.value;
  throw new EncodeError(
    `${expression} was not found in ${module}; export it, so that this process can find it`,
  );
}

/** Where the engine keeps source maps: on Node, with `--enable-source-maps`. */
function original(place: string): string | undefined {
  const [, url = "", line, column] = /^(.*):(\d+):(\d+)$/.exec(place) ?? [];
  const entry = module.findSourceMap?.(url)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (entry === undefined || !("originalSource" in entry)) return undefined;
  return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}
