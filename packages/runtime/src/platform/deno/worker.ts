/** The entry of a process on Deno. */

import { beProcess } from "../threads/worker.ts";
import { denoEngine } from "./engine.ts";
import { denoPort } from "./port.ts";

await beProcess(denoPort, denoEngine);
