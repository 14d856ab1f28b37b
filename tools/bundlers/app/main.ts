/** Where the program begins on Node. */
import { isMainProcess } from "@mp/runtime";
import { program } from "./program.ts";

// Once: processes load the modules of their functions, not this one.
console.log("the main module begins");
if (isMainProcess) await program((line) => console.log(line));
