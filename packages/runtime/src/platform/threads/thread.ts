import type { Port } from "../../port.ts";
import type { Engine } from "./engine.ts";
import { isStarted } from "./port.ts";
import { supervise } from "./supervisor.ts";
import { beProcess } from "./worker.ts";

/** What every thread of a bundled program does, as they all start with one file: it is told what it is at birth. */
export async function beThread(port: Port, engine: Engine): Promise<void> {
  if (isStarted()) await beProcess(port, engine);
  else supervise(port, engine);
}
