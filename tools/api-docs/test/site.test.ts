import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { forSite } from "../src/pages.ts";
import { readDocs } from "../src/site.ts";
import { withSourceLinks } from "../src/source-pages.ts";

describe("a page", () => {
  const pages = new Set(["docs/guide/a.md", "docs/guide/b.md"]);
  const rewritten = (text: string) => forSite(text, "docs/guide/a.md", pages).split("\n");

  test("gives its heading to the site as its title, in plain text", () => {
    expect(rewritten("# `wait`\n\ntext\n")).toEqual([
      "---",
      'title: "wait"',
      "group: Guide",
      "---",
      "",
      "text",
      "",
    ]);
  });

  test("keeps links to pages of the site, and loses the others", () => {
    expect(rewritten("# A\n[b](b.md#x) [c](c.md) [d](https://d.org)")[4]).toBe(
      "[b](b.md#x) c [d](https://d.org)",
    );
  });

  test("links to symbols where it links to sources", () => {
    expect(rewritten("# A\n[`Lock`, `RLock`](../../packages/runtime/src/sync/lock.ts)")[4]).toBe(
      "{@link @mp/runtime!Lock | `Lock`}, {@link @mp/runtime!RLock | `RLock`}",
    );
  });

  test("has plain headings, and code as it was", () => {
    expect(rewritten("# A\n## `b`\n```sh\n# `c`\n```").slice(4)).toEqual(["## b", "```sh", "# `c`", "```"]);
  });
});

test("source links lead from any depth of the site to the line", () => {
  expect(withSourceLinks('<a href="mp-source:sync/lock.ts#3">', "classes/Lock.html")).toBe(
    '<a href="../source/sync/lock.ts.html#3">',
  );
});

test("what has no documentation or links to nothing is complained of", { timeout: 60_000 }, async () => {
  const folder = join(import.meta.dirname, "fixtures");
  const { complaints } = await readDocs({
    entries: [{ specifier: "planted", file: join(folder, "surface.ts") }],
    tsconfig: join(folder, "tsconfig.json"),
    pages: { home: "none", documents: [] },
  });
  const about = (word: string) => complaints.filter((complaint) => complaint.includes(word)).length;
  expect([about("silent"), about("nothing"), complaints.length]).toEqual([1, 1, 2]);
});
