/** The port in a browser: for pages, for workers that an application made, and for the processes started there. */

import { PlatformError } from "../../errors.ts";
import type { Envelope, Port } from "../../port.ts";
import { isWorker, scope, STARTED, web } from "./globals.ts";
import { birthOf, exitProcess, hold } from "./life.ts";
import { evaluate, load, locate } from "./modules.ts";
import { isUp, postToSupervisor, supervisorIsUp } from "./supervisor-thread.ts";

let isProcess = false;
let listener: ((message: Envelope) => void) | undefined;
let mayBlock: boolean | undefined;

const turns: (() => void)[] = [];
let bell: MessagePort | undefined;

/** A message to oneself comes after what was due before it, and at once, which a timer does not. */
function turn(): Promise<void> {
  bell ??= makeBell();
  bell.postMessage(undefined);
  return new Promise((resolve) => void turns.push(resolve));
}

function makeBell(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", () => turns.shift()?.());
  port1.start();
  return port2;
}

/** Says that this thread is a process that the library started; gives what takes the messages of the supervisor. */
export function becomeProcess(): (message: Envelope) => void {
  isProcess = true;
  return (message) => listener?.(message);
}

/** Whether this thread is a process that the library started. */
export function isStarted(): boolean {
  // A bundler may put all of the library into one file: then a program's module can ask before the thread's entry has run.
  return isProcess || (isWorker && web.location?.hash === STARTED);
}

/** Asks the engine, which alone knows: pages and service workers may not. */
function canBlock(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0);
    return true;
  } catch {
    return false;
  }
}

/** The implementation of {@link Port} in browsers. */
export const webPort: Port = {
  name: "web",
  get birth() {
    return birthOf();
  },
  get mayBlock() {
    return (mayBlock ??= canBlock());
  },
  beforeBlocking() {
    if (isProcess || isUp()) return;
    throw new PlatformError(
      "This worker was about to block before the thread that starts its processes was up, which needs this worker's event loop: " +
        "call `await ready()` once, before the first blocking call",
    );
  },
  async ready() {
    if (!isProcess) await supervisorIsUp((message) => listener?.(message));
  },
  cpuCount: () => web.navigator.hardwareConcurrency ?? 1,
  post(message) {
    if (isProcess) scope.postMessage(message);
    else postToSupervisor(message, (answer) => listener?.(answer));
  },
  onMessage(listen) {
    listener = listen;
  },
  hold,
  turn,
  locate,
  load,
  evaluate,
  exit(code) {
    if (isProcess) exitProcess(code);
    if (!isWorker) throw new PlatformError("A page cannot exit; end its processes with terminate()");
    scope.close();
    throw new PlatformError(`This worker ends with exit code ${code}, which nobody is told`);
  },
  warn: (text) => console.error(text),
};
