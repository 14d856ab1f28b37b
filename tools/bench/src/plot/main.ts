/** Makes the page about speed and its pictures anew, from the results of the last whole run or of the file that is named. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Results } from "../report/results.ts";
import { writePage } from "./write-page.ts";

const [file = resolve(import.meta.dirname, "../../.cache/results.json")] = process.argv.slice(2);
writePage(JSON.parse(readFileSync(file, "utf8")) as Results);
