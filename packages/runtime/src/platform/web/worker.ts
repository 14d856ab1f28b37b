/** The script of every thread in a browser. An application that gives its own imports it first. */

import { startThread } from "./thread.ts";

void startThread();
