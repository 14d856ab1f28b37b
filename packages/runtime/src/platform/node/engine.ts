/** Node: V8's inspector tells where functions were written. */

import type { Engine } from "../threads/engine.ts";
import { openByHooks } from "../threads/hooks.ts";
import { locate, variable } from "../threads/witnesses.ts";
import { entry } from "./entry.ts";

export const nodeEngine: Engine = {
  name: "node",
  handsOverErrors: true,
  sharesInput: false,
  runsAfterExit: 0,
  exitIsLast: true,
  deliversAll: true,
  entry,
  locate,
  openModules: openByHooks,
  variable,
};
