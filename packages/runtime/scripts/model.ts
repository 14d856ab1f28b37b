/**
 * `pnpm --filter @mp/runtime model`: explores all scenes as the tests do and prints a table.
 *
 * `--preemptions=N` (or `all`) goes further, `--states=N` is where it stops, `--only=text` picks scenes, `--json=file` keeps the results.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { CATALOGUE, run, told } from "../test/model/catalogue.ts";

const { values } = parseArgs({
  options: {
    preemptions: { type: "string" },
    states: { type: "string" },
    only: { type: "string", default: "" },
    json: { type: "string" },
  },
});

const { preemptions, states: most = "2000000" } = values;
const bound = preemptions === "all" ? Infinity : Number(preemptions);
const limits = { states: Number(most), ...(preemptions === undefined ? {} : { preemptions: bound }) };
console.log("| scene | processes | deaths | preemptions | states | runs | steps | seconds |");
console.log("| ----- | --------- | ------ | ----------- | ------ | ---- | ----- | ------- |");
const results: object[] = [];
let [states, seconds] = [0, 0];
for (const entry of CATALOGUE.filter(({ topic, name }) => `${topic}: ${name}`.includes(values.only))) {
  const explored = await run(entry, limits);
  const took = explored.milliseconds / 1000;
  [states, seconds] = [states + explored.states, seconds + took];
  const most = explored.bound === Infinity ? "all" : `≤ ${explored.bound}`;
  const count = explored.isComplete ? String(explored.states) : `${explored.states}, not all`;
  const cells = [
    `${entry.topic}: ${entry.name}`,
    entry.processes,
    entry.deaths,
    most,
    count,
    explored.runs,
    explored.depth,
  ];
  console.log(`| ${[...cells, took.toFixed(2)].join(" | ")} |`);
  if (explored.violation !== undefined) {
    console.log(told(explored));
    process.exitCode = 1;
  }
  results.push({ ...entry, ...explored });
}
console.log(`\n${results.length} scenes, ${states} states, ${seconds.toFixed(1)} s`);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(results, null, 2));
