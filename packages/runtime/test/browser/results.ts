/** Where the results of the conformance suite are left, from which the table of the docs is made. */

import { mkdirSync, writeFileSync } from "node:fs";
import type { Results } from "../conformance/suite/case.ts";

const FOLDER = new URL("../../.cache/conformance/", import.meta.url);

/** Leaves the results of a platform. */
export function keep(results: Results): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL(`${results.platform}.json`, FOLDER), `${JSON.stringify(results, undefined, 2)}\n`);
}
