/** The entry of a process on Bun. */

import { startThread } from "./thread.ts";

await startThread();
