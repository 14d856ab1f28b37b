import { expect, test } from "vitest";
import { explain, Failure } from "../lib/failure.mjs";
import { checkNode } from "../lib/main.mjs";

test("accepts Node 20 and newer", () => {
  expect(() => checkNode("20.0.0")).not.toThrow();
  expect(() => checkNode("26.10.0")).not.toThrow();
});

test("names the Node that is too old and the one that is needed", () => {
  expect(() => checkNode("18.20.4")).toThrow("This is Node 18.20.4, and at least Node 20 is needed");
});

test("explains what was done, what was wrong and what to do", () => {
  const failure = new Failure({ doing: "Building", wrong: "A file is missing", next: "Restore it" });
  expect(explain(failure)).toBe(
    "\n✗ Building\n  What was wrong: A file is missing.\n  What to do:     Restore it.\n",
  );
});
