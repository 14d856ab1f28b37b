/** `@mp/runtime/trace/file` on Node. */

import { installPort } from "../../port.ts";
import { nodePort } from "./port.ts";

installPort(nodePort);

export { readTraceFile } from "../threads/read-trace-file.ts";
export { traceProgram } from "../threads/trace-program.ts";
