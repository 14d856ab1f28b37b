/** Writes what is made from the table of commands: `docs/mp.md`, and the JSON Schemas of what `--json` writes, to `docs/schemas/`. */
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { manualMarkdown } from "../src/cli/manual/markdown.ts";
import { SCHEMAS } from "./report-schemas.ts";

const docs = new URL("../../../docs/", import.meta.url);
for (const [name, schema] of Object.entries(SCHEMAS)) {
  writeFileSync(
    new URL(`schemas/${name}.schema.json`, docs),
    `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`,
  );
}
writeFileSync(new URL("mp.md", docs), manualMarkdown());
