/** Bun: Node's modules, but neither an inspector to ask nor Node's load hooks. */

import type { Engine } from "../threads/engine.ts";
import { siteByStack } from "./stack-site.ts";
import { entryOf } from "../threads/entry.ts";
import { openByPlugin } from "./open-modules.ts";

declare const Bun: { readonly main: string };

export const bunEngine: Engine = {
  name: "bun",
  handsOverErrors: false,
  sharesInput: false,
  runsAfterExit: 0,
  exitIsLast: false,
  deliversAll: false,
  entry: (kind) => entryOf("bun", kind),
  locate: (fn) => siteByStack(fn, Bun.main),
  openModules: openByPlugin,
  variable: () => undefined,
};
