import { expect, test } from "vitest";
import { countReport } from "../lib/gate/reports.mjs";

const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1, testResults: [] };

test("sums tests by how they ended", () => {
  expect(countReport(report)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test("counts a file that could not be loaded as a failure", () => {
  const testResults = [{ status: "failed", assertionResults: [] }];
  expect(countReport({ ...report, testResults }).failed).toBe(2);
});

test("counts a failed test once, not again as a failed file", () => {
  const testResults = [{ status: "failed", assertionResults: [{ status: "failed" }] }];
  expect(countReport({ ...report, testResults }).failed).toBe(1);
});
