/** What differs between Node, Deno and Bun, whose processes are all threads of `node:worker_threads`. */

import type { FunctionSite } from "../../port.ts";

/** The threads a family has besides the user's own. */
export type ThreadKind = "worker" | "supervisor";

export interface Engine {
  readonly name: string;
  /** Whether an error that nobody caught in a thread reaches the thread that started it, whole. */
  readonly handsOverErrors: boolean;
  /** Whether a thread would read the program's own standard input. */
  readonly sharesInput: boolean;
  /** Milliseconds for which a thread that was ended from outside may still run after its exit was told. */
  readonly runsAfterExit: number;
  /** Whether no code runs in a thread after the listeners of its `exit` event. */
  readonly exitIsLast: boolean;
  /** Whether all that a thread has posted is received before its end is told, however it ended. */
  readonly deliversAll: boolean;
  /** Done first in the thread of a process, so that it can be ended wherever it is; gives what undoes it when the target has ended. */
  holdLife?(): Promise<() => void>;
  /** Where the entry of a thread is. */
  entry(kind: ThreadKind): URL;
  /** Finds where a function was written; see the port. */
  locate(fn: Function): FunctionSite;
  /** Makes every module that this thread loads from now on one that `scopes.ts` can look into. */
  openModules(isOurs: (url: string) => boolean): void;
  /** The value of a name at the top level of a module that is not open, if the engine has a way to it. */
  variable(module: string, name: string): unknown;
}
