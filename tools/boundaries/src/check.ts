import { resolve } from "node:path";
import { inspect, type Violation } from "./inspect.ts";

const { violations, modules, dependencies } = await inspect(resolve(import.meta.dirname, "../../.."));

for (const violation of violations) console.log(describe(violation));
if (dependencies === 0) {
  console.log("No import was seen, so nothing was checked: does dependency-cruiser have its TypeScript 6?");
}
console.log(`${modules} modules, ${dependencies} imports, ${violations.length} in the wrong direction`);
process.exitCode = violations.length === 0 && dependencies > 0 ? 0 : 1;

function describe({ rule, comment, from, to }: Violation): string {
  return `${rule}: ${from} → ${to}\n    ${comment}`;
}
