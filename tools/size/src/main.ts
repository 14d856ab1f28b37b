/** `node src/main.ts` compares the built entries with their budgets; with `--update` it sets these anew. */

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Budgets, budgetsFor, overruns } from "./budget.ts";
import { measure } from "./measure.ts";
import { forDocs, forTerminal } from "./table.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const BUDGETS = resolve(import.meta.dirname, "../budgets.json");
const PAGE = resolve(ROOT, "docs/sizes.md");

const sizes = await measure(resolve(ROOT, "packages/runtime/dist"));
if (process.argv.includes("--update")) {
  writeFileSync(BUDGETS, `${JSON.stringify(budgetsFor(sizes), undefined, 2)}\n`);
  writeFileSync(PAGE, forDocs(budgetsFor(sizes)));
}
const budgets = JSON.parse(readFileSync(BUDGETS, "utf8")) as Budgets;
console.log(forTerminal(sizes, budgets));

const troubles = overruns(sizes, budgets);
if (troubles.length > 0) {
  console.error(`\n${troubles.join("\n")}`);
  console.error(
    "Look what came in (npx esbuild <file> --bundle --minify --packages=external --analyze --outfile=/dev/null). " +
      "If it is worth its bytes, run `pnpm size --update`, and say in the commit what they are for",
  );
  process.exitCode = 1;
}
