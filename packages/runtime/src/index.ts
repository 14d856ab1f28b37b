/**
 * `@mp/runtime`: Python's `multiprocessing` for JavaScript.
 *
 * @module
 */

import { installPort } from "./port.ts";
import { nodePort } from "./platform/node/port.ts";
import { isStarted } from "./platform/threads/port.ts";

installPort(nodePort);

/**
 * Whether this is the process that started the program, and not one started by the runtime. Code that starts processes
 * belongs inside `if (isMainProcess) { … }`: a child loads the same module again.
 */
export const isMainProcess: boolean = !isStarted();

export * from "./core.ts";
