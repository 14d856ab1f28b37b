import { port } from "../port.ts";

/**
 * Resolves when this thread may start processes and block at once (no Python twin).
 *
 * Needed in one place: in a Web Worker that an application made itself, before the first blocking call. A browser starts the
 * threads of processes only when the worker has been back in its event loop. Everywhere else it resolves at once.
 *
 * @example
 * ```ts
 * import { isMainProcess, Process, ready } from "@mp/runtime";
 *
 * function work() {}
 *
 * if (isMainProcess) {
 *   await ready();
 *   const p = new Process({ target: work });
 *   p.start();
 *   p.joinSync();
 *   console.log(p.exitCode); // => 0
 * }
 * ```
 */
export async function ready(): Promise<void> {
  await port().ready?.();
}
