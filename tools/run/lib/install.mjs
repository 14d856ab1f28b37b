import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { Failure } from "./failure.mjs";
import { NODE, ROOT, withoutBin } from "./root.mjs";
import { capture, ON_STDERR, run } from "./run.mjs";
import { hashContents, Stamp } from "./stamp.mjs";
import { workspaces } from "./workspace.mjs";

const stamp = new Stamp("node_modules/.mp-installed");

/**
 * What is installed: everything, or what the tutor is made of, a third of that. Whoever opens the tutor needs none of the browsers,
 * bundlers and other runtimes that the tests run.
 *
 * @type {Record<Scope, readonly string[]>}
 */
const FILTERS = {
  everything: [],
  tutor: ["--filter=mp", "--filter=@mp/build", "--filter-prod=@mp/terminal..."],
};

/**
 * Installs when a manifest or the lockfile differs from what the last good install saw.
 *
 * @typedef {"everything" | "tutor"} Scope
 * @param {Scope} scope
 */
export async function ensureInstalled(scope = "everything") {
  if (isInstalled(scope) && existsSync(NODE)) return;
  const pnpm = pinnedPnpm();
  const why = existsSync(NODE)
    ? "a manifest changed, or more is needed"
    : "the first time takes a minute or so";
  console.error(`Installing packages with ${pnpm} (${why})…`);
  stamp.clear();
  const code = await npm([
    "exec",
    ...NPM_OPTIONS,
    `--package=${pnpm}`,
    "--",
    "pnpm",
    ...FILTERS[scope],
    "install",
    ...PNPM_OPTIONS,
  ]);
  if (code !== 0) throw await installFailed(pnpm, code);
  await checkNode();
  stamp.write(wanted(scope));
}

/** Who has everything has the tutor. @param {Scope} scope */
function isInstalled(scope) {
  return stamp.matches(wanted("everything")) || stamp.matches(wanted(scope));
}

/** Without the last two, npm takes more than a minute to find that there is no network. */
const NPM_OPTIONS = ["--yes", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

/** Without a terminal pnpm would stop to ask before it replaces a node_modules it did not make. */
const PNPM_OPTIONS = ["--config.confirmModulesPurge=false"];

/** What the install depends on. It may rewrite the lockfile, so this is asked again after it. @param {Scope} scope */
function wanted(scope) {
  const manifests = workspaces().map(({ folder }) => `${folder}/package.json`);
  const files = ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", ...manifests];
  return `${scope} ${process.platform}-${process.arch} ${hashContents(files)}`;
}

function pinnedPnpm() {
  return JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).packageManager;
}

/**
 * Runs npm, the one that started us if it did, on the Node that runs us.
 *
 * @param {readonly string[]} args
 */
async function npm(args) {
  const [command, ...before] = npmCommand();
  return run(command, [...before, ...args], { env: npmEnvironment(), stdio: [...ON_STDERR] });
}

/** @returns {[string, ...string[]]} */
function npmCommand() {
  const script = process.env["npm_execpath"] ?? "";
  return /npm-cli\.c?js$/.test(script) ? [process.execPath, script] : ["npm"];
}

function npmEnvironment() {
  const path = withoutBin(process.env["PATH"]);
  return { ...process.env, PATH: [path, dirname(process.execPath)].join(delimiter) };
}

/** The package `node` fetches its binary in an install script; see that it came. */
async function checkNode() {
  const { code, output } = existsSync(NODE)
    ? await capture(NODE, ["--version"])
    : { code: 1, output: "it is missing" };
  if (code === 0) return;
  throw new Failure({
    doing: "Checking the Node that the packages bring",
    wrong: `node_modules/.bin/node does not run: ${output.trim()}`,
    next: "Delete node_modules and run the command again",
  });
}

/** @param {string} pnpm @param {number} code */
async function installFailed(pnpm, code) {
  const doing = `Installing packages with ${pnpm}`;
  if (code > 128) {
    return new Failure({
      doing,
      wrong: "It was interrupted",
      next: "Run the command again: it goes on where it stopped",
    });
  }
  const reachable =
    (await npm(["ping", "--fetch-retries=0", "--fetch-timeout=8000", "--loglevel=silent"])) === 0;
  return new Failure({
    doing,
    wrong: reachable
      ? `pnpm ended with code ${code}; its own words are above`
      : "The package registry cannot be reached",
    next: reachable
      ? "Mend what pnpm names and run the command again. If it names nothing you know, delete node_modules first"
      : "Check the network (and npm's proxy and registry settings) and run the command again. Nothing half-installed will be used",
  });
}
