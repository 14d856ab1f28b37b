/** What differs between Node, Deno and Bun, whose processes are all threads of `node:worker_threads`. */

import type { FunctionSite } from "../../port.ts";

/** The threads a family has besides the user's own. */
export type ThreadKind = "worker" | "supervisor";

export interface Engine {
  readonly name: string;
  /** Whether an error that nobody caught in a thread reaches the thread that started it, whole. */
  readonly handsOverErrors: boolean;
  /** Where the entry of a thread is. */
  entry(kind: ThreadKind): URL;
  /** Finds where a function was written; see the port. */
  locate(fn: Function): FunctionSite;
  /** Makes every module that this thread loads from now on one that `scopes.ts` can look into. */
  openModules(isOurs: (url: string) => boolean): void;
  /** The value of a name at the top level of a module that is not open, if the engine has a way to it. */
  variable(module: string, name: string): unknown;
}
