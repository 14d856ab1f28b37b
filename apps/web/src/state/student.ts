/** The student of this browser: their progress and their programs, the same in all tabs. */

import { BrowserCode } from "./code.ts";
import { Keeper } from "./keeper.ts";
import { BrowserProgress } from "./progress.ts";

const keeper = new Keeper();

/** Where everything the student does is kept. */
export const student = {
  keeper,
  progress: new BrowserProgress(keeper),
  code: new BrowserCode(keeper),
};
