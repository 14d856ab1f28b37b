import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** Since then it can take from the box what namespaces of its own need. */
const OLDEST = [0, 8];

/** A bubblewrap of this machine. */
export interface Bwrap {
  readonly path: string;
  readonly version: string;
}

/** Finds bubblewrap: what `MP_BWRAP` names, or one in `PATH`. @throws {Error} that says what to do. */
export async function findBwrap(env: NodeJS.ProcessEnv): Promise<Bwrap> {
  const named = env["MP_BWRAP"];
  const candidates = named ? [named] : (env["PATH"] ?? "").split(delimiter).map((at) => join(at, "bwrap"));
  const path = candidates.find(isExecutable);
  if (path === undefined)
    throw new Error(
      named
        ? `MP_BWRAP=${named} is no program that can be run`
        : "bwrap is not in PATH. Install bubblewrap, or set MP_BWRAP to where it is.",
    );
  const { stdout } = await promisify(execFile)(path, ["--version"]);
  const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(stdout) ?? [];
  if (Number(major) === OLDEST[0] && Number(minor) < (OLDEST[1] ?? 0))
    throw new Error(
      `${path} is of version ${major}.${minor}. Install bubblewrap ${OLDEST.join(".")} or newer.`,
    );
  return { path, version: stdout.trim() };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
