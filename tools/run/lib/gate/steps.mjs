/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command
 * @property {string} [needs] The step whose failure makes this one pointless.
 * @property {"source" | "built"} [suite] The step runs vitest in every package; its tests are counted one by one.
 * @property {string} [script] The step is there only if some package defines this script.
 */

const TURBO_OPTIONS = ["--continue=dependencies-successful", "--output-logs=errors-only"];

/** @param {string} task @param {string[]} options */
const turbo = (task, ...options) => ["turbo", "run", task, ...TURBO_OPTIONS, ...options];

/** One suite at a time: tests of real parallel programs measure nothing useful when they fight each other for processors. */
const ONE_AT_A_TIME = "--concurrency=1";

/** The gate, in the order in which it answers soonest. @type {readonly Step[]} */
export const STEPS = [
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "lint", command: ["oxlint", "--type-aware"] },
  { name: "boundaries", command: ["node", "tools/boundaries/src/check.ts"] },
  { name: "dead-code", command: ["knip"] },
  { name: "types", command: turbo("types") },
  { name: "build", command: turbo("build") },
  { name: "package", command: turbo("package:check"), needs: "build" },
  { name: "course", command: turbo("content:check"), script: "content:check" },
  { name: "tests", command: turbo("test", ONE_AT_A_TIME), suite: "source" },
  { name: "tests-built", command: turbo("test:built", ONE_AT_A_TIME), needs: "build", suite: "built" },
];
