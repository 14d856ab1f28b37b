/** Deno: V8's inspector tells where functions were written, as on Node. */

import type { Engine } from "../threads/engine.ts";
import { entryOf } from "../threads/entry.ts";
import { openByHooks } from "../threads/hooks.ts";
import { hangUp } from "../threads/inspector.ts";
import { locate, variable } from "../threads/witnesses.ts";

/** Asks the inspector, and ends the session with it. */
function briefly<T>(look: () => T): T {
  try {
    return look();
  } finally {
    hangUp();
  }
}

export const denoEngine: Engine = {
  name: "deno",
  handsOverErrors: false,
  entry: (kind) => entryOf("deno", kind),
  locate: (fn) => briefly(() => locate(fn)),
  openModules: openByHooks,
  variable: (module, name) => briefly(() => variable(module, name)),
};
