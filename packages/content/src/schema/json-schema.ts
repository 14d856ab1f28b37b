import { z } from "zod";
import { SCHEMAS, type SchemaName } from "./files.ts";

type Json = Readonly<Record<string, unknown>>;

/** Where an editor finds the schema: allowed in every file, and no field of what the file is about. */
const REFERENCE = {
  type: "string",
  description: "Where the schema of this file is, so that editors complete.",
};

/** The JSON Schema of one kind of file, for an author's editor: what may stand where, and what it means. */
export function jsonSchema(name: SchemaName): Json {
  const { properties, propertyNames, ...rest } = z.toJSONSchema(SCHEMAS[name], {
    io: "input",
    target: "draft-7",
  }) as { properties?: Json; propertyNames?: Json } & Json;
  return {
    ...rest,
    properties: { $schema: REFERENCE, ...properties },
    ...(propertyNames && { propertyNames: { anyOf: [{ const: "$schema" }, propertyNames] } }),
  };
}

/** Every kind of JSON file in the course. */
export const SCHEMA_NAMES: readonly SchemaName[] = Object.keys(SCHEMAS) as SchemaName[];
