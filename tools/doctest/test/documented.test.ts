import { describe, expect, test } from "vitest";
import { idleExemptions, undocumented } from "../src/documented.ts";
import { publicEntries } from "../src/entries.ts";
import { allExamples } from "../src/examples.ts";
import { RUNTIME } from "../src/places.ts";
import { typeErrors } from "../src/typed.ts";

const entries = publicEntries(RUNTIME);

describe("the public surface of @mp/runtime", () => {
  test.each(entries)("$specifier says what everything is, and shows how it is used", (entry) => {
    expect(undocumented(entry)).toEqual([]);
  });

  test("no exemption outlives its need", () => {
    expect(idleExemptions(entries)).toEqual([]);
  });

  test("the examples have the right types", { timeout: 60_000 }, async () => {
    expect(await typeErrors(allExamples())).toBe("");
  });
});
