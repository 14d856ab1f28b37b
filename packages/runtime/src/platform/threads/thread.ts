import type { Port } from "../../port.ts";
import type { Engine } from "./engine.ts";
import { isStarted } from "./port.ts";
import type { SpareThread } from "./spare-thread.ts";
import { supervise } from "./supervisor.ts";
import { beProcess } from "./worker.ts";

/** Becomes what this thread was started for, which it is told at birth; a supervisor may have a spare thread already. */
export async function beThread(port: Port, engine: Engine, early?: SpareThread): Promise<void> {
  if (isStarted()) await beProcess(port, engine);
  else supervise(port, engine, early);
}
