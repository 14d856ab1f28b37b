/** The entry of a process on Node. */

import { nodePort } from "./port.ts";
import { LIBRARY } from "../../library.ts";
import { installPort } from "../../port.ts";
import { beBorn, runTarget } from "../../process/bootstrap.ts";
import type { BirthRecord } from "../../process/protocol.ts";
// The whole library, so that handles of every kind can be received.
import "../../core.ts";
import { openModules } from "./scopes.ts";
import { writeDirectly } from "./stdio.ts";

installPort(nodePort);
beBorn(nodePort.birth as BirthRecord);
writeDirectly();
openModules((url) => url.startsWith(LIBRARY));
await runTarget();
