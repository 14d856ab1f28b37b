/** What the thread of a process does, from its first moment on. */

import { LIBRARY } from "../../library.ts";
import { installPort, type Port } from "../../port.ts";
import { beBorn, runTarget } from "../../process/bootstrap.ts";
import { warmUp } from "../../process/warm-up.ts";
// The whole library, so that handles of every kind can be received.
import "../../core.ts";
import type { Engine } from "./engine.ts";
import { reportOwnFailures } from "./failures.ts";
import { promiseLastWord } from "./last-word.ts";
import { isUnborn, toBeBorn } from "./port.ts";
import { readNothing, writeDirectly } from "./stdio.ts";

/** Lives the life of a process. What comes before its birth, a spare thread has done when it is needed. */
export async function beProcess(port: Port, engine: Engine): Promise<void> {
  const letGo = await engine.holdLife?.();
  installPort(port);
  writeDirectly();
  if (engine.sharesInput) readNothing();
  engine.openModules((url) => url.startsWith(LIBRARY));
  if (engine.exitIsLast) promiseLastWord();
  if (isUnborn()) warmUp();
  const birth = toBeBorn();
  beBorn(birth);
  const fail = engine.handsOverErrors ? undefined : reportOwnFailures(birth.name);
  await runTarget().catch(fail);
  letGo?.();
}
