import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { LANGUAGES } from "@mp/content";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { manualMarkdown } from "../src/cli/manual/markdown.ts";
import { overview, pageOf } from "../src/cli/manual/page.ts";
import { pageText } from "../src/cli/manual/text.ts";
import { nearest } from "../src/cli/nearest.ts";
import { COMMAND_NAMES, commandShape, optionsOf } from "../src/cli/table/commands.ts";
import { typedAs } from "../src/cli/table/options.ts";
import { SCHEMAS } from "../scripts/report-schemas.ts";

const docs = new URL("../../../docs/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, docs), "utf8");

// The formatter pads tables and breaks lines: that is no difference.
const plain = (text: string) => text.replaceAll(/-{3,}/g, "---").replaceAll(/\s+/g, " ").trim();

describe.each(LANGUAGES)("the manual in %s", (language) => {
  const edition = { language, prefix: "npm start --" };
  const pages = [overview(edition), ...COMMAND_NAMES.map((name) => pageOf(name, edition))];

  test("no line is wider than a terminal", () => {
    for (const page of pages) {
      const lines = stripVTControlCharacters(pageText(page)).split("\n");
      expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
  });

  test.each(COMMAND_NAMES)("%s: all it takes is told, with examples", (name) => {
    const text = stripVTControlCharacters(pageText(pageOf(name, edition)));
    for (const option of optionsOf(name)) expect(text).toContain(typedAs(option));
    expect(text).toContain(`npm start -- ${name}`);
    expect(text).toMatch(/\n {2}130 /);
  });
});

test("docs/mp.md is the manual (pnpm --filter @mp/terminal run docs)", () => {
  expect(plain(read("mp.md"))).toBe(plain(manualMarkdown()));
});

test.each(Object.entries(SCHEMAS))("docs/schemas has %s as it is", (name, schema) => {
  expect(JSON.parse(read(`schemas/${name}.schema.json`))).toEqual(z.toJSONSchema(schema));
});

test.each(COMMAND_NAMES)("the schema that the manual names for %s is there", (name) => {
  expect(JSON.parse(read(`schemas/${commandShape(name).schema}.schema.json`))).toHaveProperty("$schema");
});

test.each([
  ["chek", "check"],
  ["hlep", "help"],
  ["docter", "doctor"],
  ["comp", "completion"],
  ["LIST", "list"],
  ["xyzzy", undefined],
  ["", undefined],
])("nearest to %j is %s", (typed, wanted) => {
  expect(nearest(typed, COMMAND_NAMES)).toBe(wanted);
});
