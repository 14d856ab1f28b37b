/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command
 * @property {string} [needs] The step whose failure makes this one pointless.
 * @property {"source" | "built"} [suite] The step runs vitest in every package; its tests are counted one by one.
 * @property {string} [script] The step is there only if some package defines this script.
 */

/** A script of the root's package.json. @param {string} name @param {string[]} options */
const script = (name, ...options) => ["pnpm", "--silent", "run", name, ...options];

/** A script that runs a turbo task: go on past a package that fails, and show what went wrong only. @param {string} name */
const task = (name) => script(name, "--continue=dependencies-successful", "--output-logs=errors-only");

/** The gate, in the order in which it answers soonest. @type {readonly Step[]} */
export const STEPS = [
  { name: "format", command: script("format:check") },
  { name: "lint", command: script("lint") },
  { name: "boundaries", command: script("boundaries") },
  { name: "dead-code", command: script("dead-code") },
  { name: "types", command: task("types") },
  { name: "build", command: task("build") },
  { name: "package", command: task("package:check"), needs: "build" },
  { name: "size", command: task("size:check"), needs: "build", script: "size:check" },
  { name: "docs", command: task("docs:check"), script: "docs:check" },
  { name: "course", command: task("content:check:cached"), script: "content:check" },
  { name: "start", command: ["node", "apps/terminal/dist/main.js"], needs: "build" },
  { name: "tests", command: task("test:source"), suite: "source" },
  { name: "tests-built", command: task("test:built"), needs: "build", suite: "built" },
];
