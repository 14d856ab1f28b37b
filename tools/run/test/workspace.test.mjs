import { expect, test } from "vitest";
import { patterns, workspaces } from "../lib/workspace.mjs";

test("reads the list of packages and nothing after it", () => {
  expect(patterns('packages:\n  - packages/*\n  - "content"\n\ncatalog:\n  - no\n')).toEqual([
    "packages/*",
    "content",
  ]);
});

test("finds the packages of this repository", () => {
  const names = workspaces().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["@mp/runtime", "@mp/run"]));
});
