import { join } from "node:path";
import { expect, test } from "vitest";
import { undocumented } from "../src/documented.ts";
import { idleFencesIn } from "../src/examples.ts";
import { brokenLinksIn } from "../src/links.ts";

test("what has no doc comment or no example is told with its place, through base classes too", () => {
  const file = join(import.meta.dirname, "fixtures/surface.ts");
  expect(undocumented({ specifier: "planted", file })).toEqual([
    "planted: Shown has no example (tools/doctest/test/fixtures/surface.ts:4)",
    "planted: Shown.bare has no doc comment (tools/doctest/test/fixtures/surface.ts:7)",
    "planted: Shown.inherited has no doc comment (tools/doctest/test/fixtures/base.ts:3)",
    "planted: silent has no doc comment (tools/doctest/test/fixtures/surface.ts:27)",
    "planted: Half.other is in no example of Half",
  ]);
});

test("links to files and headings that are not there are told", () => {
  const text =
    "[a](https://a.org) [b](guide/pools.md#traps) [c](#here) [d](guide/none.md) [e](guide/pools.md#none)\n# Here";
  expect(brokenLinksIn("docs/coming-from-python.md", text)).toEqual([
    "docs/coming-from-python.md: #here",
    "docs/coming-from-python.md: guide/none.md",
    "docs/coming-from-python.md: guide/pools.md#none",
  ]);
});

test("code that nobody runs is told", () => {
  const fence = (info: string) => `\`\`\`${info}\nx\n\`\`\`\n`;
  const text = ["ts run", "ts", "js file=a.js", "sh", "python"].map(fence).join("");
  expect(idleFencesIn("a.md", text)).toEqual(["a.md:5 (ts)", "a.md:14 (python)"]);
});
