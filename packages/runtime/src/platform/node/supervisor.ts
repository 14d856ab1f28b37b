/** The entry of the supervisor on Node. */

import { supervise } from "../threads/supervisor.ts";
import { nodeEngine } from "./engine.ts";
import { nodePort } from "./port.ts";

supervise(nodePort, nodeEngine);
