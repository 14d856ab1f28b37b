import { describe, expect, test } from "vitest";
import { idleExemptions, undocumented } from "../src/documented.ts";
import { publicEntries } from "../src/entries.ts";
import { allExamples, idleFences } from "../src/examples.ts";
import { anchorOf, brokenLinks } from "../src/links.ts";
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

  test("all code in the guide is run", () => {
    expect(idleFences()).toEqual([]);
  });

  test("the examples have the right types", { timeout: 60_000 }, async () => {
    expect(await typeErrors(allExamples())).toBe("");
  });
});

describe("the pages", () => {
  test("link to what is there", () => {
    expect(brokenLinks()).toEqual([]);
  });

  test("have the anchors that GitHub gives", () => {
    expect(anchorOf("`wait` & co: what's *next*, 2 steps")).toBe("wait--co-whats-next-2-steps");
  });
});
