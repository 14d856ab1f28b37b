/** The entry of a process on Deno. */

import { startThread } from "./thread.ts";

await startThread();
