/** What the thread of a process does, from its first moment on. */

import { LIBRARY } from "../../library.ts";
import { installPort, port, type Port } from "../../port.ts";
import { beBorn, runTarget } from "../../process/bootstrap.ts";
import { warmUp } from "../../process/warm-up.ts";
// The whole library, so that handles of every kind can be received.
import "../../core.ts";
import type { Engine } from "./engine.ts";
import { reportOwnFailures } from "./failures.ts";
import { promiseLastWord } from "./last-word.ts";
import { isUnborn, toBeBorn } from "./port.ts";
import { opened } from "./scopes.ts";
import { readNothing, writeDirectly } from "./stdio.ts";

/** A module with nothing in it. */
const EMPTY = "data:text/javascript,";

/**
 * Has a spare thread load a module and open one, before it is told which: the program's takes 0.5 ms then in place of 0.8 (the least of
 * 80 births each, of 2.8 in all).
 */
async function warmUpLoading(): Promise<void> {
  warmUp();
  opened(EMPTY, "");
  // A program may forbid it: then its first module takes longer, as it did.
  await port()
    .load(EMPTY)
    .catch(() => {});
}

/** Lives the life of a process. What comes before its birth, a spare thread has done when it is needed. */
export async function beProcess(own: Port, engine: Engine): Promise<void> {
  const letGo = await engine.holdLife?.();
  installPort(own);
  writeDirectly();
  if (engine.sharesInput) readNothing();
  engine.openModules((url) => url.startsWith(LIBRARY));
  if (engine.exitIsLast) promiseLastWord();
  if (isUnborn()) await warmUpLoading();
  const birth = toBeBorn();
  beBorn(birth);
  const fail = engine.handsOverErrors ? undefined : reportOwnFailures(birth.name);
  await runTarget().catch(fail);
  letGo?.();
}
