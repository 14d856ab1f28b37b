import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.mjs";

/** @typedef {{ folder: string, name: string, scripts: Record<string, string> }} Workspace */

/** Every package of the workspace, from the patterns in pnpm-workspace.yaml. @returns {Workspace[]} */
export function workspaces() {
  return patterns(readFileSync(join(ROOT, "pnpm-workspace.yaml"), "utf8"))
    .flatMap(expand)
    .filter((folder) => existsSync(join(ROOT, folder, "package.json")))
    .map(read);
}

/** The list under `packages:`. pnpm reads the file in full; here that one plain list is enough. @param {string} yaml */
export function patterns(yaml) {
  const list = /^packages:\n((?: +- .*\n)+)/m.exec(yaml)?.[1] ?? "";
  return list
    .split("\n")
    .map((line) => line.replace(/^ +- /, "").replaceAll(/["']/g, "").trim())
    .filter(Boolean);
}

/** @param {string} pattern */
function expand(pattern) {
  if (!pattern.endsWith("/*")) return [pattern];
  const parent = pattern.slice(0, -2);
  if (!existsSync(join(ROOT, parent))) return [];
  return readdirSync(join(ROOT, parent))
    .toSorted()
    .map((name) => `${parent}/${name}`);
}

/** @param {string} folder @returns {Workspace} */
function read(folder) {
  const { name, scripts = {} } = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
  return { folder, name, scripts };
}
