import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const BIN = join(ROOT, "node_modules", ".bin");

/** The Node the repository brings, which is the one that builds, tests and runs everything. */
export const NODE = join(BIN, process.platform === "win32" ? "node.cmd" : "node");

/** @returns {NodeJS.ProcessEnv} The environment in which the repository's own tools run. */
export function toolEnvironment() {
  return {
    ...process.env,
    PATH: [BIN, withoutBin(process.env["PATH"])].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
}

/** npm puts our own `.bin` first, where a half-made install may have left a `node` that does not run. @param {string | undefined} path */
export function withoutBin(path = "") {
  return path
    .split(delimiter)
    .filter((folder) => folder !== BIN)
    .join(delimiter);
}
