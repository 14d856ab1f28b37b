/** Makes the page about speed and its pictures from the results of a run. */

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { readFloors, standings } from "../report/floors.ts";
import type { Results } from "../report/results.ts";
import { hasSizes } from "../report/table.ts";
import { plotCosts } from "./costs.ts";
import { page } from "./page.ts";
import { plotRatios } from "./ratios.ts";

const DOCS = resolve(import.meta.dirname, "../../../../docs");
const [file = resolve(import.meta.dirname, "../../.cache/results.json")] = process.argv.slice(2);

const results = JSON.parse(readFileSync(file, "utf8")) as Results;
const reached = standings(results.jobs, readFloors());
writeFileSync(resolve(DOCS, "images/bench-ratios.svg"), plotRatios(reached));
for (const job of results.jobs.filter(hasSizes)) {
  writeFileSync(resolve(DOCS, `images/bench-${job.name}.svg`), plotCosts(job));
}
writeFileSync(resolve(DOCS, "benchmarks.md"), page(results, reached));
