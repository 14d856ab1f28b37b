import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../root.mjs";
import { workspaces } from "../workspace.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const SCRIPTS = { source: "test", built: "test:built" };

/** The reports vitest leaves in each package that has the suite. turbo brings them back when it skips a run. @param {"source" | "built"} suite */
function reportFiles(suite) {
  return workspaces()
    .filter(({ scripts }) => SCRIPTS[suite] in scripts)
    .map(({ folder, name }) => ({ name, path: join(ROOT, folder, ".cache", "tests", `${suite}.json`) }));
}

/** An old report must not stand in for a run that never came. @param {"source" | "built"} suite */
export function clearReports(suite) {
  for (const { path } of reportFiles(suite)) rmSync(path, { force: true });
}

/** @param {"source" | "built"} suite @returns {{ counts: Counts, missing: string[] }} */
export function readReports(suite) {
  const files = reportFiles(suite);
  const missing = files.filter(({ path }) => !existsSync(path)).map(({ name }) => name);
  const present = files.filter(({ path }) => existsSync(path));
  const counts = present.map(({ path }) => countReport(JSON.parse(readFileSync(path, "utf8"))));
  return { counts: counts.reduce(add, { passed: 0, failed: missing.length, skipped: 0 }), missing };
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Counts}
 */
export function countReport(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(failedOutsideTests).length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** A file that could not be loaded, or whose hooks failed, has no failed test to show for it. @param {{ status: string, assertionResults: { status: string }[] }} file */
function failedOutsideTests(file) {
  return file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed");
}

/** @param {Counts} a @param {Counts} b @returns {Counts} */
function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
