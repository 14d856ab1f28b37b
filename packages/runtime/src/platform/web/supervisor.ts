/** The supervisor in a browser: the worker that owns the workers of a family. See `process/supervisor.ts`. */

import type { Envelope } from "../../port.ts";
import type { ToSupervisor } from "../../process/protocol.ts";
import { Supervisor } from "../../process/supervisor.ts";
import { causesOf } from "./causes.ts";
import { scope } from "./globals.ts";
import type { Founded, Up } from "./messages.ts";
import { spareWorkers } from "./spares.ts";
import { WorkerThread } from "./worker-thread.ts";

let onSupervising: (() => void) | undefined;

/** Has `work` done when this thread has become the supervisor of a family, if it does. */
export function whenSupervising(work: () => void): void {
  onSupervising = work;
}

/** Makes this thread the supervisor of a family; gives what takes the messages of the root process. */
export function supervise({ buffer, up, ...how }: Founded): (message: Envelope) => void {
  const spares = spareWorkers(how.source);
  const supervisor = new Supervisor(buffer, {
    start(spawn, listener) {
      spares.stir(1);
      const onEnd: typeof listener.onEnd = (ending) => {
        spares.stir(0);
        listener.onEnd(ending);
      };
      return new WorkerThread(spawn, how, { ...listener, onEnd }, spares.take()?.release());
    },
    report: (name, error) => console.error(`Process ${name}:\n${causesOf(error)}`),
    tellRoot: (message) => scope.postMessage(message),
  });
  onSupervising?.();
  // From here on messages are served, whatever the root does.
  Atomics.store(up, 0, 1);
  const isUp: Up = { type: "up" };
  scope.postMessage(isUp);
  return (message) => supervisor.receiveFromRoot(message as ToSupervisor);
}
