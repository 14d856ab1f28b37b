/** What the thread of a process does, from its first moment on. */

import { LIBRARY } from "../../library.ts";
import { installPort, type Port } from "../../port.ts";
import { beBorn, runTarget } from "../../process/bootstrap.ts";
import type { BirthRecord } from "../../process/protocol.ts";
// The whole library, so that handles of every kind can be received.
import "../../core.ts";
import type { Engine } from "./engine.ts";
import { writeDirectly } from "./stdio.ts";

/** Lives the life of a process. */
export async function beProcess(port: Port, engine: Engine): Promise<void> {
  installPort(port);
  beBorn(port.birth as BirthRecord);
  writeDirectly();
  engine.openModules((url) => url.startsWith(LIBRARY));
  await runTarget();
}
