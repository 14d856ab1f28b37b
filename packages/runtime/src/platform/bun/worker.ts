/** The entry of a process on Bun. */

import { beProcess } from "../threads/worker.ts";
import { bunEngine } from "./engine.ts";
import { bunPort } from "./port.ts";

await beProcess(bunPort, bunEngine);
