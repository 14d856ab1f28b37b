import { jsonSchema, SCHEMA_NAMES } from "@mp/content";

/** The JSON Schemas that editors complete by: path inside the course folder → text. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    SCHEMA_NAMES.map((name) => [
      `schemas/${name}.schema.json`,
      `${JSON.stringify(jsonSchema(name), null, 2)}\n`,
    ]),
  );
}
