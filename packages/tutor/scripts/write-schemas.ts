/** Writes the JSON Schemas of what `mp trace --json` and `mp explore --json` print, and of progress, to `docs/schemas/`. */
import { writeFileSync } from "node:fs";
import { exploreReportJsonSchema, traceReportJsonSchema } from "../src/explore/index.ts";
import { progressExportJsonSchema, progressJsonSchema } from "../src/index.ts";

const schemas = {
  "explore-report": exploreReportJsonSchema(),
  progress: progressJsonSchema(),
  "progress-export": progressExportJsonSchema(),
  "trace-report": traceReportJsonSchema(),
};
for (const [name, schema] of Object.entries(schemas)) {
  const file = new URL(`../../../docs/schemas/${name}.schema.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
}
