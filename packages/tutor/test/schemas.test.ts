import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exploreReportJsonSchema, traceReportJsonSchema } from "../src/explore/index.ts";
import { progressExportJsonSchema, progressJsonSchema } from "../src/index.ts";

test.each([
  ["explore-report", exploreReportJsonSchema()],
  ["progress", progressJsonSchema()],
  ["progress-export", progressExportJsonSchema()],
  ["trace-report", traceReportJsonSchema()],
])("docs/schemas has %s as it is (pnpm --filter @mp/tutor schemas)", (name, schema) => {
  const file = new URL(`../../../docs/schemas/${name}.schema.json`, import.meta.url);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(schema);
});
