/**
 * The platforms that run programs from a shell, and how each runs one. Node 26 is the repository's own; the others are optional
 * packages, so that a machine for which npm has no build of one can still install and test the rest.
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A platform, and where its program is. */
export interface Platform {
  readonly name: string;
  /** The program and its first arguments; then come the file to run and its own. */
  readonly command: readonly [string, ...string[]];
}

const exe = process.platform === "win32" ? ".exe" : "";

const ALL: readonly Platform[] = [
  { name: "node22", command: [inPackage("node22", `bin/node${exe}`)] },
  { name: "node24", command: [inPackage("node24", `bin/node${exe}`)] },
  { name: "node26", command: [process.execPath] },
  { name: "deno", command: [inPackage("deno", `deno${exe}`), "run", "--allow-all", "--no-lock"] },
  { name: "bun", command: [inPackage("bun", "bin/bun.exe"), "run"] },
];

/** The platforms that are there. */
export const PLATFORMS: readonly Platform[] = ALL.filter(({ command }) => existsSync(command[0]));

/** Names of those that are not, because npm has no build for this machine or the install left it out. */
export const MISSING: readonly string[] = ALL.filter((one) => !PLATFORMS.includes(one)).map(
  ({ name }) => name,
);

/** A platform by its name. */
export function platformNamed(name: string): Platform {
  const found = PLATFORMS.find((one) => one.name === name);
  if (found !== undefined) return found;
  const known = PLATFORMS.map((one) => one.name).join(", ");
  throw new Error(`There is no platform ${name} on this machine; these are there: ${known}`);
}

/** The real place of a file of a package here: programs find what belongs to them beside it. */
function inPackage(name: string, file: string): string {
  return fileURLToPath(new URL(`../node_modules/${name}/${file}`, import.meta.url));
}
