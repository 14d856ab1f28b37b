/** The entry of every thread of a bundled program on Node. */

import { beThread } from "../threads/thread.ts";
import { nodeEngine } from "./engine.ts";
import { nodePort } from "./port.ts";

/** Becomes the process this thread was started for, or the supervisor. */
export function startThread(): Promise<void> {
  return beThread(nodePort, nodeEngine);
}
