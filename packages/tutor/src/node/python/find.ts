import { execFile } from "node:child_process";

/** A CPython on this machine. */
export interface Python {
  readonly command: string;
  /** What comes before the arguments of Python itself, such as `-3` of Windows' launcher. */
  readonly args: readonly string[];
  readonly version: string;
}

/** What was looked for, and what was found instead of a CPython that is new enough. */
export interface NoPython {
  readonly tried: readonly string[];
  /** Such as `CPython 2.7.18` or `PyPy 3.10.14`. */
  readonly found?: string;
}

/** `multiprocessing` is what it is since then. */
const OLDEST_PYTHON = "3.8";

const CANDIDATES = [["python3"], ["python"], ["py", "-3"]] as const;
const ABOUT = "import platform as p; print(p.python_implementation(), p.python_version())";
/** The first start of a Python on a busy machine takes a while; a program of that name that is something else might take for ever. */
const PATIENCE_MS = 20_000;

/** Finds CPython, which is what the course speaks of: another Python may have another idea of processes. `MP_PYTHON` says which to take. */
export async function findPython(env: NodeJS.ProcessEnv): Promise<Python | NoPython> {
  const named = env["MP_PYTHON"];
  const commands: readonly (readonly string[])[] = named ? [[named]] : CANDIDATES;
  let found: string | undefined;
  for (const [command = "", ...args] of commands) {
    const about = await ask(command, args);
    if (isNewEnough(about)) return { command, args, version: about.replace("CPython ", "") };
    found ??= about || undefined;
  }
  return { tried: commands.map((words) => words.join(" ")), ...(found !== undefined && { found }) };
}

/** What a command says it is; nothing if it is no Python. */
function ask(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const options = { timeout: PATIENCE_MS, windowsHide: true, encoding: "utf8" } as const;
    execFile(command, [...args, "-c", ABOUT], options, (error, stdout) =>
      resolve(error ? "" : (stdout.trim().split("\n").at(-1) ?? "").trim()),
    );
  });
}

function isNewEnough(about: string): boolean {
  const [, major = 0, minor = 0] = /^CPython (\d+)\.(\d+)/.exec(about) ?? [];
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST_PYTHON.split(".").map(Number);
  return Number(major) === wantedMajor && Number(minor) >= wantedMinor;
}
