import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { readFloors, standings } from "../report/floors.ts";
import type { Results } from "../report/results.ts";
import { hasSizes } from "../report/table.ts";
import { plotCosts } from "./costs.ts";
import { page } from "./page.ts";
import { plotRatios } from "./ratios.ts";

const ROOT = resolve(import.meta.dirname, "../../../..");
const DOCS = resolve(ROOT, "docs");

/** Writes the page about speed, `docs/benchmarks.md`, and its pictures. */
export function writePage(results: Results): void {
  const reached = standings(results.jobs, readFloors());
  mkdirSync(resolve(DOCS, "images"), { recursive: true });
  writeFileSync(resolve(DOCS, "images/bench-ratios.svg"), plotRatios(reached));
  for (const job of results.jobs.filter(hasSizes)) {
    writeFileSync(resolve(DOCS, `images/bench-${job.name}.svg`), plotCosts(job));
  }
  const file = resolve(DOCS, "benchmarks.md");
  writeFileSync(file, page(results, reached));
  // As every page of the repository is formatted; where the formatter is missing, the gate says so.
  spawnSync(resolve(ROOT, "node_modules/.bin/oxfmt"), [file], { cwd: ROOT });
}
