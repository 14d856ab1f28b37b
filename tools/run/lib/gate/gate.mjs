import { Failure } from "../failure.mjs";
import { capture } from "../run.mjs";
import { wasInterrupted } from "../signals.mjs";
import { workspaces } from "../workspace.mjs";
import { announce, show, showTotal } from "./print.mjs";
import { clearReports, readReports } from "./reports.mjs";
import { STEPS } from "./steps.mjs";

/**
 * @typedef {import("./steps.mjs").Step} Step
 * @typedef {{ step: Step, passed: number, failed: number, skipped: number, seconds: number, output: string }} Result
 */

/** Runs the steps, or those named, and returns the exit code. @param {readonly string[]} names */
export async function runGate(names) {
  /** @type {Result[]} */
  const results = [];
  for (const step of select(names)) {
    announce(step);
    const result = await runStep(step, results);
    show(result);
    results.push(result);
    if (wasInterrupted()) break;
  }
  return showTotal(results);
}

/** @param {readonly string[]} names */
function select(names) {
  const steps = STEPS.filter(isDefined);
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length === 0)
    return names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name));
  throw new Failure({
    doing: "Choosing the steps to run",
    wrong: `There is no step named ${unknown.join(", ")}`,
    next: `Name some of these: ${steps.map(({ name }) => name).join(", ")}`,
  });
}

/** @param {Step} step */
function isDefined({ script }) {
  return script === undefined || workspaces().some(({ scripts }) => script in scripts);
}

/** @param {Step} step @param {readonly Result[]} before @returns {Promise<Result>} */
async function runStep(step, before) {
  if (before.some((result) => result.step.name === step.needs && result.failed > 0)) {
    return {
      step,
      passed: 0,
      failed: 1,
      skipped: 0,
      seconds: 0,
      output: `Not run, because ${step.needs} failed.\n`,
    };
  }
  if (step.suite !== undefined) clearReports(step.suite);
  const [command = "", ...args] = step.command;
  const began = performance.now();
  const { code, output } = await capture(command, args);
  const seconds = (performance.now() - began) / 1000;
  return {
    step,
    seconds,
    output,
    ...(step.suite === undefined ? countStep(code) : countTests(step.suite, code)),
  };
}

/** A step that is not a suite counts as one check. @param {number} code */
function countStep(code) {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * A run that ended badly has failed, though no single test did: an error outside the tests, a crash.
 *
 * @param {"source" | "built"} suite @param {number} code
 */
function countTests(suite, code) {
  const { counts } = readReports(suite);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
