/** The entry of the supervisor on Bun. */

import { entryOf } from "../threads/entry.ts";
import { startEarly } from "../threads/spare-thread.ts";

// Before the library is loaded: see there.
const early = startEarly(entryOf("bun", "worker"));
const { startThread } = await import("./thread.ts");
await startThread(early);
