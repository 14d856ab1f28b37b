/**
 * `pnpm --filter @mp/inspect corpus`: runs the whole corpus under control, and prints a table of what was found and how.
 *
 * Names of cases pick some; `--seeds=N` (200) and `--limit=N` (5000 schedules of each program) say how far, `--docs` writes the table to docs/corpus.md.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createController } from "@mp/runtime/control";
import { allCases } from "./cases.ts";
import { byBound, bySeeds } from "./examine.ts";
import { pageOf, rowOf, type Row, tableHead } from "./table.ts";
import { faultsOfRight, faultsOfWrong, missing } from "./verdict.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "200" },
    limit: { type: "string", default: "5000" },
    docs: { type: "boolean", default: false },
  },
});
const [seeds, limit] = [Number(values.seeds), Number(values.limit)];

await using controller = await createController();
const rows: Row[] = [];
console.log(tableHead().join("\n"));
for (const one of await allCases()) {
  if (positionals.length > 0 && !positionals.includes(one.name)) continue;
  const seeded = await bySeeds(controller, one, seeds);
  const wrong = await byBound(controller, one, one.wrong, { bound: boundOf(one), limit: limit / 5 });
  const right = await byBound(controller, one, one.right, { bound: one.bound, limit });
  const row = { one, seeded, wrong, right };
  rows.push(row);
  console.log(rowOf(row));
  const faults = [
    ...faultsOfWrong(one, seeded, wrong),
    ...missing(one, seeded, wrong).map((finding) => `${finding} was not found`),
    ...faultsOfRight(one, right).map((fault) => `right.ts ${fault}`),
  ];
  for (const fault of faults) console.log(`  ${one.name}: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
if (values.docs) writeFileSync(new URL("../../../../docs/corpus.md", import.meta.url), pageOf(rows, seeds));

function boundOf({ bound, found }: { bound: number; found: "every seed" | { within: number } }): number {
  return found === "every seed" ? bound : found.within;
}
