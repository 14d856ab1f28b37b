import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { textOf } from "../src/links.ts";
import { ROOT } from "../src/places.ts";
import { hasPython } from "../src/run.ts";

test("every public name of Python's multiprocessing is on the page for those who come from there", ({
  skip,
}) => {
  if (!hasPython) skip("there is no python3 on this machine");
  const script = join(import.meta.dirname, "python-names.py");
  const names = execFileSync("python3", [script], { encoding: "utf8" }).trim().split("\n");
  expect(names.length).toBeGreaterThan(100);
  const page = textOf(join(ROOT, "docs/coming-from-python.md"));
  // In code, alone or with what belongs to it: `put`, `put(x, block)`, `AsyncResult.get()`.
  const spans = [...page.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span).join(" ");
  expect(names.filter((name) => !new RegExp(String.raw`\b${name}\b`).test(spans))).toEqual([]);
});
