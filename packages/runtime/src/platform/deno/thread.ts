/** The entry of every thread of a bundled program on Deno. */

import { beThread } from "../threads/thread.ts";
import { denoEngine } from "./engine.ts";
import { denoPort } from "./port.ts";

/** Becomes the process this thread was started for, or the supervisor. */
export function startThread(): Promise<void> {
  return beThread(denoPort, denoEngine);
}
