import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { budgetsFor, overruns } from "../src/budget.ts";
import { measure } from "../src/measure.ts";

test("an entry is measured with what it imports, and chunks are no entries", async () => {
  const dist = mkdtempSync(join(tmpdir(), "mp-size-"));
  const long = Array.from({ length: 500 }, (_, n) => `console.log("line ${n * 7919}");`).join("\n");
  writeFileSync(join(dist, "chunk-a.js"), long);
  writeFileSync(join(dist, "large.js"), 'import "./chunk-a.js";');
  writeFileSync(join(dist, "small.js"), 'import "node:fs";\nimport "a-package";\n/* not counted */');
  const sizes = await measure(dist);
  rmSync(dist, { recursive: true });
  expect(Object.keys(sizes)).toEqual(["large.js", "small.js"]);
  expect(sizes["large.js"]?.minified).toBeGreaterThan(10_000);
  expect(sizes["small.js"]?.minified).toBeLessThan(50);
});

test("what grows past its budget, has none or is gone is told", () => {
  const budgets = budgetsFor({ a: { minified: 9, brotli: 1000 }, gone: { minified: 9, brotli: 9 } });
  expect(budgets["a"]?.budget).toBe(1250);
  expect(overruns({ a: { minified: 9, brotli: 1250 }, gone: { minified: 9, brotli: 9 } }, budgets)).toEqual(
    [],
  );
  expect(overruns({ a: { minified: 9, brotli: 1251 }, fresh: { minified: 9, brotli: 9 } }, budgets)).toEqual([
    "a has 1251 bytes, 1 more than its budget of 1250",
    "fresh has no budget",
    "gone has a budget and is not there",
  ]);
});
