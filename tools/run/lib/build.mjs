import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { ROOT } from "./root.mjs";
import { capture } from "./run.mjs";
import { hashTimes, Stamp } from "./stamp.mjs";
import { workspaces } from "./workspace.mjs";

const APP = "@mp/terminal";
const stamp = new Stamp("node_modules/.mp-built");

/** Builds when a source or an output has changed since the last good build. turbo then does only what is stale. */
export async function ensureBuilt() {
  const sources = sourceState();
  if (stamp.matches(`${sources} ${outputState()}`)) return;
  console.error("Building what has changed…");
  stamp.clear();
  const { code, output } = await capture("turbo", [
    "run",
    "build",
    `--filter=${APP}`,
    "--output-logs=errors-only",
  ]);
  if (code !== 0) throw buildFailed(output);
  stamp.write(`${sources} ${outputState()}`);
}

/** The app, everything it could be made of, and what says how to build it. */
function folders() {
  const all = workspaces().map(({ folder }) => folder);
  return [...all.filter((folder) => folder.startsWith("packages/")), "apps/terminal"];
}

function sourceState() {
  const own = folders().flatMap((folder) => [`${folder}/src`, ...configurations(folder)]);
  return hashTimes([...own, "tools/build/src", "tsconfig.base.json", "turbo.json", "pnpm-lock.yaml"]);
}

function outputState() {
  return hashTimes(folders().map((folder) => `${folder}/dist`));
}

/** @param {string} folder */
function configurations(folder) {
  return readdirSync(join(ROOT, folder))
    .filter((name) => /^(package|turbo|tsconfig.*)\.json$|^tsup\.config\.ts$/.test(name))
    .map((name) => `${folder}/${name}`);
}

/** @param {string} output */
function buildFailed(output) {
  console.error(output);
  return new Failure({
    doing: "Building the tutor",
    wrong: "A package does not build; the compiler's own words are above",
    next: "Mend the file it names and run the command again",
  });
}
