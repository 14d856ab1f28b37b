/**
 * `@mp/runtime` in a browser: what `src/index.ts` is elsewhere, and what concerns browsers alone.
 *
 * @module
 */

import { installPort } from "../../port.ts";
import { isStarted, webPort } from "./port.ts";

installPort(webPort);

/**
 * Whether this is the process that started the program, and not one started by the runtime. Code that starts processes
 * belongs inside `if (isMainProcess) { … }`: a child loads the same module again.
 */
export const isMainProcess: boolean = !isStarted();

export * from "../../core.ts";
export type { ConsoleMethod, Output } from "./messages.ts";
export { configure, type WebOptions } from "./supervisor-thread.ts";
export type { WorkerFactory } from "./workers.ts";
