import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { idleExemptions, undocumented } from "../src/documented.ts";
import { publicEntries } from "../src/entries.ts";
import { allExamples, idleFences } from "../src/examples.ts";
import { anchorOf, brokenLinks } from "../src/links.ts";
import { INSPECT, ROOT, RUNTIME } from "../src/places.ts";
import { exportedSymbols } from "../src/symbols.ts";
import { typeErrors } from "../src/typed.ts";

const entries = publicEntries(RUNTIME);

describe("the public surface of @mp/runtime and @mp/inspect", () => {
  test.each([...entries, ...publicEntries(INSPECT)])(
    "$specifier says what everything is, and shows how it is used",
    (entry) => {
      expect(undocumented(entry)).toEqual([]);
    },
  );

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

  test("of the guide have a place for everything that a program can import", () => {
    const file = entries.find(({ specifier }) => specifier === "@mp/runtime")?.file ?? "";
    const names = exportedSymbols(file).flatMap(({ kind, name }) => (kind === "type" ? [] : [name]));
    const guide = globSync("docs/guide/*.md", { cwd: ROOT }).map((page) =>
      readFileSync(join(ROOT, page), "utf8"),
    );
    const words = new Set(guide.join("\n").match(/\w+/g));
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !words.has(name))).toEqual([]);
  });

  test("have the anchors that GitHub gives", () => {
    expect(anchorOf("`wait` & co: what's *next*, 2 steps")).toBe("wait--co-whats-next-2-steps");
  });
});
