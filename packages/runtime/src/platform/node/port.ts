/** The port on Node, for the root process and for the processes it starts. */

import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { EncodeError } from "../../errors.ts";
import type { Envelope, FunctionSite, Port } from "../../port.ts";
import type { BirthRecord } from "../../process/protocol.ts";
import { inspectFunction, variableBeside } from "./inspect-function.ts";
import { evaluateIn } from "./scopes.ts";
import { writeAll } from "./stdio.ts";
import { postToSupervisor } from "./supervisor-thread.ts";

/** Key of the birth record in a worker's data, so that a user's own workers are not taken for processes. */
export const BIRTH_KEY = "@mp/runtime/birth";

/** Longest interval a timer can have: it keeps an event loop open and never does anything. */
const NEVER = 2 ** 31 - 1;

const birth = (workerData as Record<string, unknown> | null)?.[BIRTH_KEY] as BirthRecord | undefined;

let listener: ((message: Envelope) => void) | undefined;
let holders = 0;
let timer: NodeJS.Timeout | undefined;

/** A function of each module that this process has looked at: the way into the module's scope, in the root process. */
const witnesses = new Map<string, WeakRef<Function>>();

function locate(fn: Function): FunctionSite {
  const site = inspectFunction(fn);
  if (site.module !== undefined) witnesses.set(site.module, new WeakRef(fn));
  return site;
}

function evaluate(module: string | undefined, expression: string): unknown {
  // oxlint-disable-next-line no-eval -- the text of a function that came from a process of this very program
  if (module === undefined) return (0, eval)(expression);
  const found = evaluateIn(module, expression);
  if (found !== undefined) return found.value;
  const witness = witnesses.get(module)?.deref();
  const beside = witness === undefined ? undefined : variableBeside(witness, expression);
  if (beside !== undefined) return beside;
  const exported = exportOf(module, expression);
  if (exported !== undefined) return exported;
  // In a process that was started, a module can be looked into once it is loaded, as it is by now.
  const opened = evaluateIn(module, expression);
  if (opened !== undefined) return opened.value;
  throw new EncodeError(
    `${expression} was not found in ${module}; export it, so that this process can find it`,
  );
}

function exportOf(module: string, name: string): unknown {
  try {
    const namespace: unknown = createRequire(import.meta.url)(fileURLToPath(module));
    return (namespace as Record<string, unknown>)[name];
  } catch {
    // A module with a top-level await can't be required; there is no other way to its exports without waiting.
    return undefined;
  }
}

/** Node's implementation of {@link Port}. */
export const nodePort: Port = {
  name: "node",
  birth,
  mayBlock: true,
  cpuCount: availableParallelism,
  post(message) {
    if (birth !== undefined) {
      parentPort?.postMessage(message);
    } else {
      postToSupervisor(message, (answer) => listener?.(answer));
    }
  },
  onMessage(listen) {
    listener = listen;
    if (birth === undefined) return;
    parentPort?.on("message", listen);
    // After `on`, which makes the port keep the thread alive.
    parentPort?.unref();
  },
  hold(open) {
    holders += open ? 1 : -1;
    if (holders === 1 && open) timer = setInterval(() => {}, NEVER);
    if (holders === 0) clearInterval(timer);
  },
  turn: () => new Promise((resolve) => void setImmediate(resolve)),
  locate,
  async load(module) {
    await import(module);
  },
  evaluate,
  warn: (text) => writeAll(2, `${text}\n`),
};
