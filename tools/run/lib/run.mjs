import { spawn } from "node:child_process";
import { constants } from "node:os";
import { Failure } from "./failure.mjs";
import { ROOT, toolEnvironment } from "./root.mjs";
import { forwardSignals } from "./signals.mjs";

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {import("node:child_process").StdioOptions} [stdio]
 * @property {boolean} [detached] Whether it leads a process group of its own.
 *
 * @typedef {object} Captured
 * @property {number} code
 * @property {string} output What it wrote to both outputs, in the order it came.
 */

/** Where the output of preparations goes: stdout belongs to what was asked for. */
export const ON_STDERR = /** @type {const} */ (["inherit", 2, 2]);

/**
 * Runs a program to its end and returns its exit code; one that dies of a signal gets 128 plus the signal's number, as shells do.
 *
 * @param {string} command @param {readonly string[]} args @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export async function run(command, args, options = {}) {
  const child = start(command, args, options);
  return finished(child, command, forwardSignals(child, false));
}

/**
 * Runs a program and gives back what it printed. It gets a process group of its own, so that a signal can end all that it
 * has started in its turn.
 *
 * @param {string} command @param {readonly string[]} args
 * @returns {Promise<Captured>}
 */
export async function capture(command, args) {
  const env = { ...toolEnvironment(), ...colors() };
  const detached = process.platform !== "win32";
  const child = start(command, args, { env, stdio: ["ignore", "pipe", "pipe"], detached });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => (output += text));
  }
  return { code: await finished(child, command, forwardSignals(child, detached)), output };
}

/** Tools see a pipe where we read them; what we print may still go to a terminal. @returns {NodeJS.ProcessEnv} */
function colors() {
  if (process.env["NO_COLOR"] || process.env["FORCE_COLOR"]) return {};
  return process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };
}

/** @param {string} command @param {readonly string[]} args @param {RunOptions} options */
function start(command, args, { env = toolEnvironment(), stdio = "inherit", detached = false }) {
  return spawn(command, args, { cwd: ROOT, env, stdio, detached, shell: process.platform === "win32" });
}

/**
 * @param {import("node:child_process").ChildProcess} child @param {string} command @param {() => void} stopForwarding
 * @returns {Promise<number>}
 */
function finished(child, command, stopForwarding) {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(cannotStart(command, error)));
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  }).finally(stopForwarding);
}

/** @param {string} command @param {Error} error */
function cannotStart(command, error) {
  return new Failure({
    doing: `Starting ${command}`,
    wrong: error.message,
    next: "Delete node_modules and run the command again, which installs it anew",
  });
}
