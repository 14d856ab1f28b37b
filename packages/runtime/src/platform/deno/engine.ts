/** Deno: V8's inspector tells where functions were written, as on Node. */

import type { Engine } from "../threads/engine.ts";
import { entryOf } from "../threads/entry.ts";
import { openByHooks } from "../threads/hooks.ts";
import { hangUp } from "../threads/inspector.ts";
import { locate, variable } from "../threads/witnesses.ts";
import { holdLife } from "./hold-life.ts";

/** Asks the inspector, and ends the session with it. */
function briefly<T>(look: () => T): T {
  try {
    return look();
  } finally {
    hangUp();
  }
}

/**
 * Deno tells of the exit of a thread when it has asked V8 to stop it, not when that is done: under load, the thread was seen to run on
 * for some milliseconds. What it holds must not be given to others while it does; nothing tells when it has stopped, so this is a guess.
 */
const LAST_MOMENTS = 100;

export const denoEngine: Engine = {
  name: "deno",
  handsOverErrors: false,
  sharesInput: true,
  runsAfterExit: LAST_MOMENTS,
  exitIsLast: false,
  deliversAll: false,
  holdLife,
  entry: (kind) => entryOf("deno", kind),
  locate: (fn) => briefly(() => locate(fn)),
  openModules: openByHooks,
  variable: (module, name) => briefly(() => variable(module, name)),
};
