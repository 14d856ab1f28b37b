/**
 * Runs the suite as a program, on Node, Deno or Bun, and writes a line of JSON for each case that has ended.
 *
 *     node test/conformance/run.ts <platform> [name of a case…]
 *
 * With names, only these cases are run. `drive.ts` starts it, and ends it when a case hangs.
 */

import { isMainProcess } from "@mp/runtime";
import { runSuite } from "./suite/run-suite.ts";

if (isMainProcess) {
  const [platform = "", ...names] = process.argv.slice(2);
  const only = names.length === 0 ? {} : { only: (name: string) => names.includes(name) };
  const write = (line: object): void => console.log(JSON.stringify(line));
  await runSuite({ platform, report: write, ...only });
  // A case that failed may have left something that keeps the program alive.
  process.exit(0);
}
