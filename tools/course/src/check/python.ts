import { spawnSync } from "node:child_process";

/** A CPython 3 on this machine, and what it calls itself. */
export interface Python {
  readonly command: string;
  readonly version: string;
}

const ABOUT = "import platform as p; print(p.python_implementation(), p.python_version())";

/** Finds CPython 3: another Python may have another idea of processes. */
export function findPython(): Python | undefined {
  for (const command of ["python3", "python"]) {
    const { stdout, status } = spawnSync(command, ["-c", ABOUT], { encoding: "utf8" });
    const version = /^CPython (3\.\S+)/.exec(stdout ?? "")?.[1];
    if (status === 0 && version) return { command, version };
  }
  return undefined;
}

/** Python's words for the values that both languages print. */
export function inTypeScriptWords(output: string): string {
  return output
    .replaceAll(/\bTrue\b/g, "true")
    .replaceAll(/\bFalse\b/g, "false")
    .replaceAll(/\bNone\b/g, "null");
}
