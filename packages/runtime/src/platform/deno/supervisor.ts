/** The entry of the supervisor on Deno. */

import { supervise } from "../threads/supervisor.ts";
import { denoEngine } from "./engine.ts";
import { denoPort } from "./port.ts";

supervise(denoPort, denoEngine);
