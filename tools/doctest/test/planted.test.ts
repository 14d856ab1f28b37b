import { join } from "node:path";
import { expect, test } from "vitest";
import { undocumented } from "../src/documented.ts";

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
