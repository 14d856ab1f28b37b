import { expectInteger } from "../check.ts";
import { port } from "../port.ts";
import { begin, OP } from "../trace/probe.ts";

/**
 * Ends this process, wherever it is (Python's `sys.exit`). Its parent sees the exit code; what it held is released.
 *
 * It is `process.exit` where there is one, and does not return: unlike Python's, no `finally` block runs.
 *
 * @param code the exit code, at least 0; 0 says that all is well.
 * @throws PlatformError on a page, which can't exit; TypeError or ValueError if `code` is not an integer of at least 0.
 *
 * @example
 * ```ts
 * import { exit, isMainProcess, Process } from "@mp/runtime";
 *
 * function give() {
 *   exit(3);
 * }
 *
 * if (isMainProcess) {
 *   const p = new Process({ target: give });
 *   p.start();
 *   await p.join();
 *   console.log(p.exitCode); // => 3
 * }
 * ```
 */
export function exit(code = 0): never {
  expectInteger(code, "code", 0);
  begin(OP.END, 0)?.event(OP.END, code);
  return port().exit(code);
}
