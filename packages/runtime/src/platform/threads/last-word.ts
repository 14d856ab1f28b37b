/**
 * The last thing a process says: that it has ended by itself. Its thread is taken down for another millisecond or two, which whoever joins
 * it need not wait for: no code of the program runs any more, so nothing that it shares can change.
 */

import { parentPort } from "node:worker_threads";
import type { Envelope } from "../../port.ts";

const LAST_WORD: Envelope = { type: "ended" };

/** Whether a message is the last of its process. */
export function isLastWord({ type }: Envelope): boolean {
  return type === LAST_WORD.type;
}

/** Has this thread say so. To be called before any code of the program. */
export function promiseLastWord(): void {
  // Node's own, and those of preloaded modules, which come before this one.
  const before = process.listenerCount("exit");
  process.on("exit", (exitCode) => {
    const isLast = process.listenerCount("exit") <= before + 1;
    // Later listeners may do anything. An uncaught error (code 1) is reported only after this event.
    if (exitCode === 0 && isLast) parentPort?.postMessage(LAST_WORD);
  });
}
