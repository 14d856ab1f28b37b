/** The entry of every thread of a bundled program on Bun. */

import { beThread } from "../threads/thread.ts";
import { bunEngine } from "./engine.ts";
import { bunPort } from "./port.ts";

/** Becomes the process this thread was started for, or the supervisor. */
export function startThread(): Promise<void> {
  return beThread(bunPort, bunEngine);
}
