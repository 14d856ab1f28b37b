import { anything, assert, property } from "fast-check";
import { expect, test } from "vitest";
import { summary, SUMMARY_LENGTH } from "./summary.ts";

test.each([
  [1, "1"],
  [-0.5, "-0.5"],
  [7n, "7n"],
  [true, "true"],
  [null, "null"],
  ["two\nlines", '"two\\nlines"'],
  [[1, [2, "x"]], '[1,[2,"x"]]'],
  [{ page: 1, tags: ["a"] }, '{page:1,tags:["a"]}'],
  [new Uint8Array(3), "Uint8Array(3)"],
  [new RangeError("too far"), "RangeError: too far"],
  [new Map(), "Map"],
  [parseInt, "parseInt"],
  [[[[[1]]]], "[[[[…]]]]"],
  ["x".repeat(100), `"${"x".repeat(38)}…`],
])("%o is %s", (value, text) => {
  expect(summary(value)).toBe(text);
});

test("nothing is too long, and what is long is not looked through", () => {
  assert(
    property(anything(), (value) => {
      expect(summary(value).length).toBeLessThanOrEqual(SUMMARY_LENGTH);
    }),
  );
  let looks = 0;
  const items = Array.from({ length: 1000 }, () => ({
    get x() {
      return ++looks;
    },
  }));
  summary(items);
  expect(looks).toBeLessThan(20);
});
