/** The crash matrix in the faces that the conformance suite leaves out, and as the guide shows it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { otherFaces } from "../conformance/crash/cases.ts";
import { endings, markdown, sights, tablesIn } from "../conformance/crash/markdown.ts";
import { attempt } from "../conformance/suite/attempt.ts";

test.each(otherFaces.map((one) => [one.name, one] as const))(
  "%s",
  { timeout: 60_000 },
  async (_name, one) => {
    expect(await attempt(one)).toBeUndefined();
  },
);

test.each([
  ["how each death ends", endings()],
  ["what is seen of it", sights()],
])("the guide has the table of %s", (_name, cells) => {
  const page = readFileSync(new URL("../../../../docs/guide/when-things-die.md", import.meta.url), "utf8");
  expect(tablesIn(page), `put this into the page:\n${markdown(cells)}`).toContainEqual(cells);
});
