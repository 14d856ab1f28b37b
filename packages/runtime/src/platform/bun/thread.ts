/** What every thread on Bun begins with; of a bundled program, the entry of all of them. */

import type { SpareThread } from "../threads/spare-thread.ts";
import { beThread } from "../threads/thread.ts";
import { bunEngine } from "./engine.ts";
import { bunPort } from "./port.ts";

/** Becomes the process this thread was started for, or the supervisor, which may have a spare thread already. */
export function startThread(early?: SpareThread): Promise<void> {
  return beThread(bunPort, bunEngine, early);
}
