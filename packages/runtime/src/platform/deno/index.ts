/**
 * `@mp/runtime` on Deno.
 *
 * @module
 */

import { installPort } from "../../port.ts";
import { isStarted } from "../threads/port.ts";
import { denoPort } from "./port.ts";

installPort(denoPort);

/** Whether this is the process that started the program, and not one started by the runtime; see the entry for Node. */
export const isMainProcess: boolean = !isStarted();

export * from "../../core.ts";
