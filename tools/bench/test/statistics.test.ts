import { describe, expect, test } from "vitest";
import { advantages, fitLine, median, range } from "../src/statistics.ts";

describe("statistics", () => {
  test("the median is the middle one, or between the two in the middle", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  test("the range is smallest and largest", () => {
    expect(range([3, 1, 2])).toEqual([1, 3]);
  });

  test("an advantage above 1 is ours, whichever way is better", () => {
    expect(advantages([20, 30], [10, 10], "more")).toEqual([2, 3]);
    expect(advantages([5, 10], [10, 10, 10], "less")).toEqual([2, 1]);
  });

  test("a line is found again, though its points be far apart", () => {
    const points = [8, 1024, 2 ** 26].map((size) => [size, 20 + 0.001 * size] as const);
    const { fixed, each } = fitLine(points);
    expect(fixed).toBeCloseTo(20, 6);
    expect(each).toBeCloseTo(0.001, 9);
  });
});
