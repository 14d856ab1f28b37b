/** The student of this browser: their progress and their programs, the same in all tabs. */

import { BrowserCode } from "./code.ts";
import { BrowserProgress } from "./progress.ts";

/** Where everything the student does is kept. */
export const student = { progress: new BrowserProgress(), code: new BrowserCode() };
