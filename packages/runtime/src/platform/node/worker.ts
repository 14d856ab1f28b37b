/** The entry of a process on Node. */

import { beProcess } from "../threads/worker.ts";
import { nodeEngine } from "./engine.ts";
import { nodePort } from "./port.ts";

await beProcess(nodePort, nodeEngine);
