/** The entry of the supervisor on Bun. */

import { supervise } from "../threads/supervisor.ts";
import { bunEngine } from "./engine.ts";
import { bunPort } from "./port.ts";

supervise(bunPort, bunEngine);
