/** The entry of every thread in a browser: what it becomes, it is told by its first message. */

import { installPort } from "../../port.ts";
import type { Envelope } from "../../port.ts";
// The whole library, so that handles of every kind can be received, and what a dead process held be released.
import "../../core.ts";
import { family } from "../../kernel/family.ts";
import { stopIfRequested } from "../../kernel/stop.ts";
import { scope } from "./globals.ts";
import { live, takeLifeLock } from "./life.ts";
import type { Begin, Birth, Founded, LookForStop } from "./messages.ts";
import { becomeProcess, webPort } from "./port.ts";
import { supervise } from "./supervisor.ts";

/** Becomes the process this thread was started for, or the supervisor, as soon as it is told which. */
export function startThread(): Promise<void> {
  installPort(webPort);
  let serve = becomeProcess();
  scope.addEventListener("message", ({ data }) => {
    const message = data as Founded | Birth | Begin | LookForStop | Envelope;
    if (message.type === "birth") takeLifeLock(message as Birth);
    else if (message.type === "begin") void live();
    else if (message.type === "look-for-stop") stopIfRequested(family());
    else if (message.type === "founded") serve = supervise(message as Founded);
    else serve(message);
  });
  return Promise.resolve();
}
