/** The sandbox's files, as the tutor builds them: where each belongs in the site, and where it is. */

import { fileURLToPath } from "node:url";

const NAMES = ["driver.js", "program.js", "host.js", "frame.html"];

/** Path in the site → file. */
export const SANDBOX: ReadonlyMap<string, string> = new Map(
  NAMES.map((name) => [`sandbox/${name}`, fileURLToPath(import.meta.resolve(`@mp/tutor/sandbox/${name}`))]),
);
