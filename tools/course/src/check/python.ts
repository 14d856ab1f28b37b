import { spawn, spawnSync } from "node:child_process";

/** A CPython 3 on this machine, and what it calls itself. */
export interface Python {
  readonly command: string;
  readonly version: string;
}

/** What a Python program did. */
export interface PythonRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

const ABOUT = "import platform as p; print(p.python_implementation(), p.python_version())";

// As in a terminal, where each line is written whole and at once. In a pipe, Python keeps lines back, and after a fork a
// child would print again what its parent had kept.
const BY_LINES = `
import runpy, sys
sys.stdout.reconfigure(line_buffering=True)
runpy.run_path(sys.argv[1], run_name="__main__")
`;

/** Finds CPython 3: another Python may have another idea of processes. */
export function findPython(): Python | undefined {
  for (const command of ["python3", "python"]) {
    const { stdout, status } = spawnSync(command, ["-c", ABOUT], { encoding: "utf8" });
    const version = /^CPython (3\.\S+)/.exec(stdout ?? "")?.[1];
    if (status === 0 && version) return { command, version };
  }
  return undefined;
}

/** Runs a program of the course by Python. @param timeout Milliseconds after which it is ended. */
export function runPython(python: Python, file: string, timeout: number): Promise<PythonRun> {
  // A machine may ask for unbuffered Python, which writes a line and its end apart.
  const env = { ...process.env, PYTHONUNBUFFERED: "" };
  const child = spawn(python.command, ["-c", BY_LINES, file], {
    env,
    timeout,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ stdout, stderr, exitCode }));
  });
}

/** Python's words for the values that both languages print. */
export function inTypeScriptWords(output: string): string {
  return output
    .replaceAll(/\bTrue\b/g, "true")
    .replaceAll(/\bFalse\b/g, "false")
    .replaceAll(/\bNone\b/g, "null");
}
