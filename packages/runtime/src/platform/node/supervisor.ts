/** The entry of the supervisor on Node. */

import { entry } from "./entry.ts";
import { startEarly } from "../threads/spare-thread.ts";

// Before the library is loaded: see there.
const early = startEarly(entry("worker"));
const { startThread } = await import("./thread.ts");
await startThread(early);
