/** The signal of the task that this worker runs. */

import { whenAfresh } from "../afresh.ts";
import { runAsync } from "../kernel/run.ts";
import type { Ticket } from "./ticket.ts";

interface Running {
  readonly ticket: Ticket;
  /** Aborted at the end of the task: nobody listens any more. */
  readonly ended: AbortController;
  signal: AbortSignal | undefined;
}

let running: Running | undefined;
whenAfresh(() => (running = undefined));
const never = new AbortController();

/** Makes `ticket` the one of the task that runs here; gives a function that ends that. */
export function present(ticket: Ticket): () => void {
  const task: Running = { ticket, ended: new AbortController(), signal: undefined };
  running = task;
  return () => {
    task.ended.abort();
    running = undefined;
  };
}

/**
 * The signal of the pool task that calls this: aborted when the caller of the pool has given the task up, by its `signal` or its `timeout`.
 *
 * A task that looks at it can stop by itself, and keeps its worker; one that does not is ended with its worker after the
 * pool's `grace`. `aborted` and `throwIfAborted()` are true to the moment, also in a loop that never awaits; the `abort` event comes
 * when the task awaits. Outside of a pool's task, it is a signal that is never aborted.
 *
 * @example
 * ```ts
 * import { Event, isMainProcess, Pool, taskSignal } from "@mp/runtime";
 *
 * function search(begun: Event) {
 *   const signal = taskSignal();
 *   begun.set();
 *   for (;;) signal.throwIfAborted();
 * }
 *
 * if (isMainProcess) {
 *   await using pool = new Pool(1);
 *   const [begun, stop] = [new Event(), new AbortController()];
 *   const result = pool.apply(search, [begun], { signal: stop.signal });
 *   await begun.wait();
 *   stop.abort(new Error("found elsewhere"));
 *   await result.catch((error) => console.log(error.message));
 * }
 * // => found elsewhere
 * ```
 */
export function taskSignal(): AbortSignal {
  if (running === undefined) return never.signal;
  running.signal ??= signalOf(running);
  return running.signal;
}

function signalOf({ ticket, ended }: Running): AbortSignal {
  const controller = new AbortController();
  const { signal } = controller;
  let isAborted = false;
  const look = (): boolean => {
    if (!isAborted && !ended.signal.aborted && ticket.isCancelled) {
      isAborted = true;
      controller.abort();
    }
    return isAborted;
  };
  Object.defineProperties(signal, {
    aborted: { get: look },
    throwIfAborted: {
      value: () => {
        if (look()) throw signal.reason;
      },
    },
  });
  void hear(ticket, ended.signal, look);
  return signal;
}

async function hear(ticket: Ticket, ended: AbortSignal, look: () => boolean): Promise<void> {
  try {
    await runAsync(ticket.cancelled(), { signal: ended });
    look();
  } catch (error) {
    if (!ended.aborted) throw error;
  }
}
