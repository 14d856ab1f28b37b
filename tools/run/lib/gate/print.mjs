import { stripVTControlCharacters } from "node:util";

/** @typedef {import("./gate.mjs").Result} Result */

const live = process.stdout.isTTY;

/** At a terminal the line of a running step is there from the start, and replaced when it ends. @param {import("./steps.mjs").Step} step */
export function announce(step) {
  if (live) process.stdout.write(`… ${step.name}`);
}

/** @param {Result} result */
export function show(result) {
  if (live) process.stdout.write("\r\u001B[K");
  console.log(line(result));
  if (result.failed > 0) console.log(`${indent(result.output)}\n`);
}

/** @param {Result} result */
function line({ step, passed, failed, skipped, seconds }) {
  const counted = [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`];
  const counts = step.suite === undefined ? "" : `   ${counted.filter(Boolean).join(", ")}`;
  return `${failed === 0 ? "✓" : "✗"} ${step.name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s${counts}`;
}

/** Where CI is set, oxlint and oxfmt use colours whatever they are told. @param {string} output */
function indent(output) {
  const text = live ? output : stripVTControlCharacters(output);
  return text.trimEnd().replaceAll(/^/gm, "    ");
}

/** The sum, alone on the last line, where scripts look for it. Returns the exit code. @param {readonly Result[]} results */
export function showTotal(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
