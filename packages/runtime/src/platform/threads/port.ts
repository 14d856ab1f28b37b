/** The port on platforms with `node:worker_threads`, for the root process and for the processes it starts. */

import { availableParallelism } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { EncodeError } from "../../errors.ts";
import type { Envelope, Port } from "../../port.ts";
import type { BirthRecord } from "../../process/protocol.ts";
import type { Engine } from "./engine.ts";
import { evaluateIn, exportOf } from "./scopes.ts";
import { writeAll } from "./stdio.ts";
import { threadSockets } from "./sockets.ts";
import { postToSupervisor } from "./supervisor-thread.ts";

/** Key of the birth record in a worker's data, so that a user's own workers are not taken for processes. */
export const BIRTH_KEY = "@mp/runtime/birth";

/** Longest interval a timer can have: it keeps an event loop open and never does anything. */
const NEVER = 2 ** 31 - 1;

const birth = (workerData as Record<string, unknown> | null)?.[BIRTH_KEY] as BirthRecord | undefined;

let listener: ((message: Envelope) => void) | undefined;
let holders = 0;
let timer: NodeJS.Timeout | undefined;

/** The implementation of {@link Port} by threads. */
export function threadPort(engine: Engine): Port {
  return {
    name: engine.name,
    birth,
    mayBlock: true,
    cpuCount: availableParallelism,
    post(message) {
      if (birth !== undefined) {
        parentPort?.postMessage(message);
      } else {
        postToSupervisor(engine, message, (answer) => listener?.(answer));
      }
    },
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
