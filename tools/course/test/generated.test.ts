import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { generatedFiles } from "../src/generate/generate.ts";
import { inspectFolder } from "../src/check/static.ts";
import { COURSE } from "../src/place.ts";

describe("what is generated is as its source says (else run: pnpm content:generate)", () => {
  const files = [...generatedFiles()].map(([path, text]) => ({ name: basename(path), path, text }));

  test.each(files)("$name", ({ path, text }) => {
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  test("nothing is left out", () => {
    expect(files).toHaveLength(10);
  });
});

test("the course of this repository, and its plan, have no fault", () => {
  expect(inspectFolder(COURSE).faults).toEqual([]);
});

test("every field an author may write is described", () => {
  for (const [path, text] of generatedFiles()) {
    if (!path.endsWith(".json")) continue;
    const missing = undescribed(JSON.parse(text) as Schema, basename(path));
    expect(missing).toEqual([]);
  }
});

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

function undescribed(schema: Schema, where: string): string[] {
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, value]) => [
    ...(value.description ? [] : [`${where}.${name}`]),
    ...undescribed(value, `${where}.${name}`),
  ]);
  const { additionalProperties: others, items } = schema;
  return [
    ...inside,
    ...(typeof others === "object" ? undescribed(others, `${where}.*`) : []),
    ...(items ? undescribed(items, `${where}[]`) : []),
  ];
}
