/** The entry of a process on Node. */

import { startThread } from "./thread.ts";

await startThread();
