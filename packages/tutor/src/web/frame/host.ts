/** The script of the threads that run programs by turns: the runtime's own. A program there has the globals that it has everywhere. */

import "@mp/runtime/internal/host";
import { takeGlobalsAway } from "./globals.ts";

takeGlobalsAway();
