/**
 * `@mp/runtime` on Deno.
 *
 * @module
 */

import { installPort, port } from "../../port.ts";
import { denoPort } from "./port.ts";

installPort(denoPort);

/** Whether this is the process that started the program, and not one started by the runtime; see the entry for Node. */
export const isMainProcess: boolean = port().birth === undefined;

export * from "../../core.ts";
